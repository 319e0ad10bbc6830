import { INTERACTIVE_ROLES } from '../accessibility/aria-roles.ts';
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { statesOf } from '../accessibility/states.ts';
import { valueOf } from '../accessibility/value.ts';
import { isFocusable } from '../dom/focusable.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import type { RefRegistry } from '../refs.ts';
import { cleanLine, quote, shorten } from '../../../shared/page/clean-text.ts';

const MAX_NAME_CHARS = 300;
const MAX_VALUE_CHARS = 500;
const MAX_URL_CHARS = 80;

/** True when a person can do something with the element itself: a role that acts, or focus of its own. */
export function isInteractive(element: Element, role: string): boolean {
  return INTERACTIVE_ROLES.has(role) || isFocusable(element);
}

/** Address of a link, short: without origin when it is the page's own, without fragment noise or long queries. */
function shortUrl(element: Element): string | undefined {
  if (!(element instanceof HTMLAnchorElement || element instanceof HTMLAreaElement)) return undefined;
  if (element.protocol !== 'http:' && element.protocol !== 'https:') return undefined;
  const path = element.pathname + shorten(element.search, 40) + shorten(element.hash, 40);
  const url = element.origin === location.origin ? path : element.host + path;
  return shorten(cleanLine(url).replaceAll(/[\s[\]"]/g, encodeURIComponent), MAX_URL_CHARS);
}

/** The hint inside an empty field, when it is not its name already. */
function placeholder(element: Element, name: string): string | undefined {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return undefined;
  const hint = cleanLine(element.placeholder);
  return hint === '' || hint === name || element.value !== '' ? undefined : `placeholder=${quote(shorten(hint, 80))}`;
}

/** Words in brackets that only the outline knows of, such as `clickable`. */
export interface LineOptions {
  readonly marks?: readonly string[];
  /** Text after the colon when the element has no value of its own. */
  readonly text?: string;
}

/**
 * The element's line in a snapshot: `- role "name" [states] [ref=d1e12]: value`. The name stands in double quotes
 * even when it is empty; private values are dots.
 */
export function elementLine(
  element: Element,
  refs: RefRegistry,
  pass: ReadingPass = new ReadingPass(),
  { marks = [], text = '' }: LineOptions = {},
): string {
  const role = roleOf(element, pass);
  const name = cleanLine(nameOf(element, pass));
  const url = role === 'link' ? shortUrl(element) : undefined;
  const hint = placeholder(element, name);
  const words = [
    ...statesOf(element, role, isInteractive(element, role)),
    ...marks,
    ...(hint === undefined ? [] : [hint]),
    ...(url === undefined ? [] : [`url=${url}`]),
    `ref=${refs.refOf(element)}`,
  ];
  const value = cleanLine(valueOf(element, pass) ?? '') || text;
  const tail = value === '' ? '' : `: ${shorten(value, MAX_VALUE_CHARS)}`;
  return `- ${role} ${quote(shorten(name, MAX_NAME_CHARS))} ${words.map((word) => `[${word}]`).join(' ')}${tail}`;
}
