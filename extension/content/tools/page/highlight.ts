import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { showHighlight } from '../../act/highlight.ts';
import { scrollToElement } from '../../act/hit-test.ts';
import type { ContentContext } from '../../content-context.ts';

const DEFAULT_MS = 3_000;

export const handlePageHighlight: ToolHandler<'page_highlight', ContentContext> = async (
  { ref, label, ms = DEFAULT_MS },
  { refs, lifetime },
) => {
  const element = refs.getElement(ref);
  scrollToElement(element);
  return { shown: showHighlight(element, label, ms, lifetime) };
};
