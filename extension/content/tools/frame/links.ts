import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { cleanLine, shorten } from '../../../../shared/page/clean-text.ts';
import { nameOf } from '../../accessibility/name.ts';
import { roleOf } from '../../accessibility/role.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { isVisible } from '../../dom/visibility.ts';
import { elementsOf } from '../../snapshot/walk.ts';

const MAX_TEXT_CHARS = 300;
const MAX_URL_CHARS = 4_000;

/** Where a link leads; empty for one that only runs a script. */
function addressOf(element: Element): URL | undefined {
  const isLink = element instanceof HTMLAnchorElement || element instanceof HTMLAreaElement;
  // Addresses of drawings are objects.
  const href = isLink ? element.href : (element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? '');
  if (href === '' || !URL.canParse(href, document.baseURI)) return undefined;
  const url = new URL(href, document.baseURI);
  return url.protocol === 'javascript:' ? undefined : url;
}

export const handleFrameLinks: ToolHandler<'frame_links', ContentContext> = async ({ ref, limit }, { refs }) => {
  const pass = new ReadingPass();
  const root = ref === undefined ? document.documentElement : refs.getElement(ref);
  const found = [...elementsOf(root, pass)].filter(
    (element) => roleOf(element, pass) === 'link' && (element.localName === 'area' || isVisible(element, pass)),
  );
  const links = found.slice(0, limit).map((element) => {
    const url = addressOf(element);
    const isWeb = url !== undefined && /^https?:$/.test(url.protocol);
    return {
      ref: refs.refOf(element),
      text: shorten(cleanLine(nameOf(element, pass)), MAX_TEXT_CHARS),
      url: shorten(url?.href ?? '', MAX_URL_CHARS),
      leaves: isWeb && url.host !== location.host,
    };
  });
  return { links, truncated: found.length > limit };
};
