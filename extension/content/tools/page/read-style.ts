import { ArqError } from '../../../../shared/protocol/errors.ts';
import { shorten } from '../../../../shared/page/clean-text.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';

/** How an element looks and is laid out; the rest is asked for by name. */
const USUAL =
  'align-items background-color background-image border border-radius box-shadow box-sizing color cursor display flex-direction font-family font-size font-style font-weight gap grid-template-columns height justify-content letter-spacing line-height margin max-height max-width min-height min-width opacity outline overflow padding pointer-events position text-align text-decoration text-overflow text-transform top left right bottom transform transition user-select vertical-align visibility white-space width z-index'.split(
    ' ',
  );
/** What says nothing of an element when it is asked for all the usual ones. */
const COMMON = new Set(['', 'none', 'normal', 'auto', '0px', 'static', 'rgba(0, 0, 0, 0)', '0px none rgb(0, 0, 0)']);
const MAX_VALUE_CHARS = 1_000;

export const handlePageReadStyle: ToolHandler<'page_read_style', ContentContext> = async (
  { ref, properties, pseudo },
  { refs },
) => {
  const element = refs.getElement(ref);
  const style = getComputedStyle(element, pseudo === undefined ? undefined : `::${pseudo}`);
  const named = properties?.map((name) => name.trim());
  const values = (named ?? USUAL).map(
    (name) => [name, shorten(style.getPropertyValue(name), MAX_VALUE_CHARS)] as const,
  );
  const known = named === undefined ? values.filter(([, value]) => !COMMON.has(value)) : values;
  if (named !== undefined && known.every(([, value]) => value === '')) {
    throw new ArqError(
      'page.style_unknown',
      `The browser knows none of these properties: ${named.join(', ').slice(0, 200)}. Write them as CSS does, such as “background-color”.`,
    );
  }
  const { x, y, width, height } = element.getBoundingClientRect();
  return { box: { x, y, width, height }, properties: Object.fromEntries(known) };
};
