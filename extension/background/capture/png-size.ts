/** Base64 of the signature and of all of the first chunk, which is 33 bytes. */
const HEAD_CHARS = 44;
const SIGNATURE = '\u0089PNG\r\n\u001a\n';

/** Width and height in pixels as a PNG's first chunk tells them (PNG, "IHDR"); undefined for what is no PNG. */
export function readPngSize(base64: string): { readonly width: number; readonly height: number } | undefined {
  const head = atob(base64.slice(0, HEAD_CHARS));
  if (!head.startsWith(SIGNATURE) || head.slice(12, 16) !== 'IHDR') return undefined;
  const view = new DataView(Uint8Array.from(head, (character) => character.charCodeAt(0)).buffer);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
