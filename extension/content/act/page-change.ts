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

const MESSAGES = 'dialog, output, [role="dialog"], [role="alertdialog"], [role="alert"], [role="status"], [aria-live]';
const MAX_TEXT = 120;
const MAX_LINE = 300;
/** On a page with very many live regions only the first are looked at. */
const MAX_MESSAGES = 200;

export interface PageSight {
  readonly url: string;
  readonly title: string;
  readonly heading: string;
  readonly roots: readonly ParentNode[];
  /** Visible dialogs, alerts and status texts with what they say. */
  readonly messages: ReadonlyMap<Element, string>;
}

function textOf(element: Element): string {
  const text = element instanceof HTMLElement ? element.innerText : (element.textContent ?? '');
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT - 1)}…` : line;
}

function headingOf(roots: readonly ParentNode[]): string {
  for (const root of roots) {
    for (const heading of root.querySelectorAll('h1, [role="heading"][aria-level="1"]')) {
      if (isVisible(heading)) return textOf(heading);
    }
  }
  return '';
}

function look(roots: readonly ParentNode[]): PageSight {
  const messages = new Map<Element, string>();
  for (const root of roots) {
    for (const element of root.querySelectorAll(MESSAGES)) {
      if (messages.size >= MAX_MESSAGES) break;
      if (isArqMark(element) || !isVisible(element)) continue;
      messages.set(element, textOf(element));
    }
  }
  return { url: location.href, title: document.title, heading: headingOf(roots), roots, messages };
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

/** The differences between then and now, most telling first; empty when a person would notice none. */
export function sayChange(before: PageSight, added: number, complaint?: FieldComplaint): string {
  const now = look(before.roots);
  const parts: string[] = [];
  if (complaint !== undefined) parts.push(complaintOf(complaint));
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
