/** Roles that SVG elements have by themselves (SVG-AAM, "SVG element mapping table"). */
import { isKeptExposed } from './kept-exposed.ts';

export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** What these are when something tells that they mean something; without it they are none. */
const WHEN_MEANT: Readonly<Record<string, string>> = {
  circle: 'graphics-symbol',
  ellipse: 'graphics-symbol',
  foreignObject: 'group',
  g: 'group',
  image: 'image',
  line: 'graphics-symbol',
  path: 'graphics-symbol',
  polygon: 'graphics-symbol',
  polyline: 'graphics-symbol',
  rect: 'graphics-symbol',
  symbol: 'graphics-object',
  textPath: 'group',
  tspan: 'group',
  use: 'graphics-object',
};

/** SVG-AAM, "including elements in the accessibility tree". */
function isMeant(element: Element): boolean {
  if (element.hasAttributes() && isKeptExposed(element)) return true;
  for (const { localName, textContent } of element.children) {
    if ((localName === 'title' || localName === 'desc') && (textContent ?? '').trim() !== '') return true;
  }
  return false;
}

/** The role of an SVG element without a `role` attribute; `none` for what only draws. */
export function roleOfSvg(element: Element): string {
  const name = element.localName;
  if (name === 'svg') return 'graphics-document';
  if (name === 'text') return 'group';
  const isPlace = name === 'a';
  if (isPlace && (element.hasAttribute('href') || element.hasAttribute('xlink:href'))) return 'link';
  const role = isPlace ? 'group' : WHEN_MEANT[name];
  return role !== undefined && isMeant(element) ? role : 'none';
}
