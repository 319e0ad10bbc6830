import { getDocumentProxy, extractText } from 'unpdf';

export interface PdfContent {
  /** Points, of the first page. */
  readonly width: number;
  readonly height: number;
  /** Text of each page. */
  readonly pages: readonly string[];
}

/** What a program that reads the PDF gets from it, also what is drawn over. */
export async function readPdfContent(base64: string): Promise<PdfContent> {
  const document = await getDocumentProxy(new Uint8Array(Buffer.from(base64, 'base64')));
  const { text } = await extractText(document, { mergePages: false });
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
  return { width: Math.round(width), height: Math.round(height), pages: text };
}
