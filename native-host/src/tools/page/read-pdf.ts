import { tools } from '../../../../shared/tools/index.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

const DEFAULT_CHARS = 200_000;

export const handlePageReadPdf: ToolHandler<'page_read_pdf', HostContext> = async (
  { ref, from = 1, to = Number.MAX_SAFE_INTEGER, maxChars = DEFAULT_CHARS, tab },
  context,
) => {
  const fetched = await context.router.handle('page_fetch_pdf', { ref, tab }, { ...context, allowedRisk: 'read' });
  const { url, base64 } = tools.page_fetch_pdf.output.parse(fetched);
  // Loaded with the first PDF.
  const { readPdf } = await import('../../documents/read-pdf.ts');
  const { title, pageCount, text, truncated } = await readPdf(
    { bytes: Buffer.from(base64, 'base64'), from, to, maxChars },
    context.signal,
  );
  return { url, title, pageCount, text, truncated };
};
