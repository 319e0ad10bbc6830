import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { closestComposed } from '../../dom/composed-tree.ts';

/** Attributes that name what an element shows or leads to. */
const SOURCES: Readonly<Record<string, string>> = {
  a: 'href',
  area: 'href',
  embed: 'src',
  frame: 'src',
  iframe: 'src',
  object: 'data',
};

export const handleFrameAddress: ToolHandler<'frame_address', ContentContext> = async ({ ref }, { refs }) => {
  const named = (element: Element) => element.getAttribute(SOURCES[element.localName] ?? '');
  const own = refs.getElement(ref);
  const element =
    closestComposed(own, (one) => one.localName in SOURCES && named(one) !== null) ?? own.querySelector('a[href]');
  const address = element === null ? null : named(element);
  if (element === null || address === null || !URL.canParse(address, document.baseURI)) return { url: '', type: '' };
  return { url: new URL(address, document.baseURI).href, type: element.getAttribute('type')?.toLowerCase() ?? '' };
};
