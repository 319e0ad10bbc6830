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

/** Addresses of the web as browsers write them; a name and a password before the host are not told. */
const ADDRESS =
  /^(?<scheme>https?:)\/\/(?:[^/?#@]*@)?(?<host>[^/?#]*)(?<path>[^?#]*)(?<query>\?[^#]*)?(?<fragment>#.*)?$/;
const RANGES = new Set(['meter', 'progressbar', 'scrollbar']);

/** What is neither a field nor a range has no value, and need not be asked. */
function mayHold(element: Element, role: string, isActive: boolean): boolean {
  if (element.hasAttribute('contenteditable')) return true;
  if (!isActive) return RANGES.has(role);
  return element.hasAttribute('role') || (element.localName !== 'a' && element.localName !== 'button');
}

/** True when a person can do something with the element itself: a role that acts, or focus of its own. */
export function isInteractive(element: Element, role: string): boolean {
  return INTERACTIVE_ROLES.has(role) || isFocusable(element);
}

/** Address of a link, short: without what is the page's own, without long queries; empty for what leads nowhere. */
function shortUrl(element: Element): string {
  if (!(element instanceof HTMLAnchorElement || element instanceof HTMLAreaElement)) return '';
  // Each part of an address that is asked for is parsed anew, so the whole is taken apart here.
  const { scheme = '', host = '', path = '', query = '', fragment = '' } = ADDRESS.exec(element.href)?.groups ?? {};
  if (scheme === '') return '';
  const hash = shorten(fragment, 40);
  const isOwnSite = scheme === location.protocol && host === location.host;
  const isHere = isOwnSite && hash !== '' && path === location.pathname && query === location.search;
  const place = isHere ? hash : path + shorten(query, 40) + hash;
  const url = isOwnSite ? place : host + place;
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
    value: mayHold(element, role, isActive) ? shorten(cleanLine(valueOf(element, pass) ?? ''), MAX_VALUE_CHARS) : '',
    isActive,
  };
}
