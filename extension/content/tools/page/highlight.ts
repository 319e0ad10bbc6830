import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { showHighlight } from '../../act/highlight.ts';
import { scrollToElement } from '../../act/hit-test.ts';
import { spokenBy } from '../../../messaging/spoken-by.ts';
import type { ContentContext } from '../../content-context.ts';

const DEFAULT_MS = 3_000;

export const handlePageHighlight: ToolHandler<'page_highlight', ContentContext> = async (
  { ref, label, ms = DEFAULT_MS },
  { refs, lifetime, principal },
) => {
  const element = refs.getElement(ref);
  scrollToElement(element);
  const said = label === undefined ? undefined : spokenBy(principal, label);
  return { shown: showHighlight(element, said, ms, lifetime) };
};
