import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { guard } from '../../act/guard.ts';
import { copyText, putOnClipboard } from '../../act/clipboard.ts';
import type { ContentContext } from '../../content-context.ts';

export const handlePageCopy: ToolHandler<'page_copy', ContentContext> = async (input, context) => {
  const named = input.ref === undefined ? undefined : context.refs.getElement(input.ref);
  guard('page_copy', named ?? document.body, input, context);
  const { whole, seen } = copyText(named);
  return { text: seen, onClipboard: putOnClipboard(whole) };
};
