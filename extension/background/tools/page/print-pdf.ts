import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { isFirefox } from '../../browser-kind.ts';
import { assertMayPrint, printByDebugger } from '../../print/print-by-debugger.ts';
import { assertMayOpenPrint, printByFirefox } from '../../print/print-by-firefox.ts';
import { getTab } from '../../tabs.ts';

/** What is refused is refused before anything is blacked out. */
export const handlePagePrintPdf: ToolHandler<'page_print_pdf', BackgroundContext> = async (
  { tab: named, ...wish },
  context,
) => {
  const tab = await getTab(named);
  const mime = 'application/pdf' as const;
  const title = tab.title ?? '';
  if (isFirefox) {
    await assertMayOpenPrint(tab, wish, context.principal);
    const saved = await context.capture.covered(tab, context, () => printByFirefox(wish, title));
    return { mime, title, saved };
  }
  await assertMayPrint(tab);
  const { base64, bytes } = await context.capture.covered(tab, context, () => printByDebugger(tab, wish));
  return { mime, title, base64, bytes };
};
