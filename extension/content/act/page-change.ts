/** What a person would notice of a page, taken before and after an act, and the difference in one line. */
import { isPrivateField } from '../private-fields.ts';
import { nameOf } from '../accessibility/name.ts';
import { isVisible } from '../dom/visibility.ts';
import { isArqMark } from '../mark/mark-element.ts';

/** What the browser said of a field when the form was to be sent. */
export interface FieldComplaint {
  readonly element: Element;
  readonly message: string;
}

const MESSAGE_NAMES: ReadonlySet<string> = new Set(['dialog', 'output']);
const MESSAGE_ROLES: ReadonlySet<string> = new Set(['dialog', 'alertdialog', 'alert', 'status']);
/** All that may be a heading or a message, in one search: each costs a walk through the whole page. */
const TELLING = 'h1, dialog, output, [role], [aria-live]';
/** Attributes that make an element one of these. */
export const TELLING_ATTRIBUTES: ReadonlySet<string> = new Set(['role', 'aria-level', 'aria-live']);
const MAX_TEXT = 120;
const MAX_LINE = 300;
/** On a page with very many live regions only the first are looked at. */
const MAX_MESSAGES = 200;

/** Elements that tell of a page's state, visible or not, in the order of the page. */
interface Telling {
  readonly headings: readonly Element[];
  readonly messages: readonly Element[];
}

export interface PageSight {
  readonly url: string;
  readonly title: string;
  readonly heading: string;
  readonly roots: readonly ParentNode[];
  readonly telling: Telling;
  /** Visible dialogs, alerts and status texts with what they say. */
  readonly messages: ReadonlyMap<Element, string>;
}

function textOf(element: Element): string {
  const text = element instanceof HTMLElement ? element.innerText : (element.textContent ?? '');
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT - 1)}…` : line;
}

function findTelling(roots: readonly ParentNode[]): Telling {
  const headings: Element[] = [];
  const messages: Element[] = [];
  for (const element of roots.flatMap((root) => [...root.querySelectorAll(TELLING)])) {
    const role = element.getAttribute('role');
    const isHeading = element.localName === 'h1' || (role === 'heading' && element.getAttribute('aria-level') === '1');
    if (isHeading) headings.push(element);
    const isMessage =
      MESSAGE_NAMES.has(element.localName) || MESSAGE_ROLES.has(role ?? '') || element.hasAttribute('aria-live');
    if (isMessage && !isArqMark(element)) messages.push(element);
  }
  return { headings, messages };
}

function look(roots: readonly ParentNode[], telling = findTelling(roots)): PageSight {
  const messages = new Map<Element, string>();
  for (const element of telling.messages) {
    if (messages.size >= MAX_MESSAGES) break;
    if (isVisible(element)) messages.set(element, textOf(element));
  }
  const shown = telling.headings.find((one) => isVisible(one));
  const heading = shown === undefined ? '' : textOf(shown);
  return { url: location.href, title: document.title, heading, roots, telling, messages };
}

/** What was noticed of an act besides. */
export interface Witnessed {
  /** Elements that came, with their children. */
  readonly added: number;
  readonly isRecast: boolean;
  readonly complaint: FieldComplaint | undefined;
  /** Name of a file that is being saved; empty when it has none. */
  readonly download: string | undefined;
}

/** Looks at the document and at the shadow trees around the element that is about to be acted on. */
export function seePage(element: Element): PageSight {
  const roots: ParentNode[] = [document];
  let root = element.getRootNode();
  while (root instanceof ShadowRoot) {
    roots.push(root);
    root = root.host.getRootNode();
  }
  return look(roots);
}

function messageOf(element: Element, text: string): string {
  const role = element.getAttribute('role') ?? element.localName;
  if (role !== 'dialog' && role !== 'alertdialog') return text === '' ? '' : `Page says “${text}”`;
  const name = nameOf(element) || textOf(element.querySelector('h1, h2, h3, [role="heading"]') ?? element);
  return name === '' ? 'A dialog opened' : `Dialog “${name}” opened`;
}

function complaintOf({ element, message }: FieldComplaint): string {
  // A browser's complaint about an e-mail address quotes it.
  const why = isPrivateField(element) || message === '' ? 'its value is not accepted' : message;
  return `Field “${nameOf(element)}” needs attention: ${why}`;
}

/**
 * The differences between then and now, most telling first; empty when a person would notice none. `isRecast` says that
 * elements came, or became headings or messages: only then the page is searched for them again.
 */
export function sayChange(before: PageSight, { added, isRecast, complaint, download }: Witnessed): string {
  const now = look(before.roots, isRecast ? undefined : before.telling);
  const parts: string[] = [];
  if (complaint !== undefined) parts.push(complaintOf(complaint));
  if (download !== undefined) parts.push(download === '' ? 'A download begins' : `A download begins: “${download}”`);
  for (const [element, text] of now.messages) {
    if (before.messages.get(element) !== text) parts.push(messageOf(element, text));
  }
  for (const element of before.messages.keys()) {
    const isDialog = (element.getAttribute('role') ?? element.localName).endsWith('dialog');
    if (isDialog && !now.messages.has(element)) parts.push('A dialog closed');
  }
  if (now.url !== before.url) parts.push(`Now at ${now.url}`);
  if (now.heading !== before.heading && now.heading !== '') parts.push(`Heading is now “${now.heading}”`);
  else if (now.title !== before.title) parts.push(`Title is now “${now.title}”`);
  if (added > 0 && parts.length === 0) parts.push(added === 1 ? '1 element appeared' : `${added} elements appeared`);
  const line = [...new Set(parts.filter((part) => part !== ''))].slice(0, 3).join('; ');
  return line.length > MAX_LINE ? `${line.slice(0, MAX_LINE - 1)}…` : line;
}
