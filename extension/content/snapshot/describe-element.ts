import { INTERACTIVE_ROLES } from '../accessibility/aria-roles.ts';
import { nameOf } from '../accessibility/name.ts';
import { propertiesOf } from '../accessibility/properties.ts';
import { roleOf } from '../accessibility/role.ts';
import { statesOf } from '../accessibility/states.ts';
import { valueOf } from '../accessibility/value.ts';
import { isFocusable } from '../dom/focusable.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import type { RefRegistry } from '../refs.ts';
import { cleanLine, quote, shorten } from '../../../shared/page/clean-text.ts';
import type { PageNodeParts } from '../../../shared/page/page-node.ts';

const MAX_NAME_CHARS = 300;
const MAX_VALUE_CHARS = 500;
const MAX_URL_CHARS = 80;

/** True when a person can do something with the element itself: a role that acts, or focus of its own. */
export function isInteractive(element: Element, role: string): boolean {
  return INTERACTIVE_ROLES.has(role) || isFocusable(element);
}

/** Address of a link, short: without what is the page's own, without long queries; empty for what leads nowhere. */
function shortUrl(element: Element): string {
  if (!(element instanceof HTMLAnchorElement || element instanceof HTMLAreaElement)) return '';
  if (element.protocol !== 'http:' && element.protocol !== 'https:') return '';
  const { origin, pathname, search } = element;
  const hash = shorten(element.hash, 40);
  const isHere = origin === location.origin && pathname === location.pathname && search === location.search;
  const path = isHere && hash !== '' ? hash : pathname + shorten(search, 40) + hash;
  const url = origin === location.origin ? path : element.host + path;
  return shorten(cleanLine(url).replaceAll(/[\s[\]"]/g, encodeURIComponent), MAX_URL_CHARS);
}

/** The hint inside an empty field, when it is not its name already. */
function placeholder(element: Element, name: string): string | undefined {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return undefined;
  const hint = cleanLine(element.placeholder);
  return hint === '' || hint === name || element.value !== '' ? undefined : `placeholder=${quote(shorten(hint, 80))}`;
}

export interface Reading {
  readonly refs: RefRegistry;
  readonly pass: ReadingPass;
}

/** What an outline tells of one element, without what it holds. `marks` are words that only the outline knows of. */
export function describeElement(
  element: Element,
  { refs, pass }: Reading,
  marks: readonly string[] = [],
): Omit<PageNodeParts, 'children' | 'frame'> {
  const role = roleOf(element, pass);
  const name = shorten(cleanLine(nameOf(element, pass)), MAX_NAME_CHARS);
  const isActive = isInteractive(element, role);
  const words = [
    ...statesOf(element, role, isActive, pass),
    ...marks,
    ...propertiesOf(element, { role, name, isActive, refs, pass }),
  ];
  const hint = isActive ? placeholder(element, name) : undefined;
  if (hint !== undefined) words.push(hint);
  return {
    ref: refs.refOf(element, role, name),
    role,
    name,
    states: words.map((word) => ` [${word}]`).join(''),
    url: role === 'link' ? shortUrl(element) : '',
    value: shorten(cleanLine(valueOf(element, pass) ?? ''), MAX_VALUE_CHARS),
    isActive,
  };
}
