/** What the host language itself names an element by (HTML-AAM, "accessible name computations"; SVG-AAM). */
import type { ReadingPass } from '../dom/reading-pass.ts';

export interface NativeLabel {
  /** Text as it stands. */
  readonly text?: string;
  /** Elements whose text alternatives, joined, are the name. */
  readonly elements?: readonly Element[];
}

const BUTTON_DEFAULTS: Readonly<Record<string, string>> = { submit: 'Submit', reset: 'Reset', image: 'Submit' };
const BUTTON_TYPES = new Set(['button', 'submit', 'reset']);

/** Elements that a label can belong to (HTML, "labelable elements"); custom elements may be. */
const LABELABLE = new Set('button input meter output progress select textarea'.split(' '));

/** The labels of a control; of a custom element that browsers do not label, those that point to it or hold it. */
export function labelsOf(element: Element, pass: ReadingPass): readonly Element[] {
  const isCustom = element.localName.includes('-');
  if (!isCustom && !LABELABLE.has(element.localName)) return [];
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return [];
  const labels = pass.labelsOf(element);
  if (labels.length > 0 || !isCustom) return labels;
  const byFor = element.id === '' ? [] : [...root.querySelectorAll(`label[for="${CSS.escape(element.id)}"]`)];
  const around = element.closest('label:not([for])');
  return around === null ? byFor : [...byFor, around];
}

function childNamed(element: Element, localName: string): Element | undefined {
  for (const child of element.children) if (child.localName === localName) return child;
  return undefined;
}

function labelOfInput(input: HTMLInputElement): NativeLabel | undefined {
  if (BUTTON_TYPES.has(input.type)) {
    return { text: input.hasAttribute('value') ? input.value : (BUTTON_DEFAULTS[input.type] ?? '') };
  }
  if (input.type !== 'image') return undefined;
  const text = input.getAttribute('alt') ?? input.getAttribute('value');
  if (text !== null) return { text };
  return input.title.trim() === '' ? { text: 'Submit' } : undefined;
}

function childLabel(element: Element, localName: string): NativeLabel | undefined {
  const child = childNamed(element, localName);
  return child === undefined ? undefined : { elements: [child] };
}

const BY_ELEMENT: Readonly<Record<string, (element: Element) => NativeLabel | undefined>> = {
  area: altOf,
  fieldset: (element) => childLabel(element, 'legend'),
  figure: (element) => childLabel(element, 'figcaption'),
  img: altOf,
  input: (element) => (element instanceof HTMLInputElement ? labelOfInput(element) : undefined),
  optgroup: labelAttribute,
  option: labelAttribute,
  table: (element) => childLabel(element, 'caption'),
};

function altOf(element: Element): NativeLabel | undefined {
  const text = element.getAttribute('alt');
  return text === null ? undefined : { text };
}

function labelAttribute(element: Element): NativeLabel | undefined {
  const text = element.getAttribute('label');
  return text === null || text === '' ? undefined : { text };
}

function svgLabel(element: Element): NativeLabel | undefined {
  const title = childNamed(element, 'title');
  return title === undefined ? undefined : { text: title.textContent ?? '' };
}

/** The native label of an element; undefined when it has none and its content or tooltip should be asked. */
export function nativeLabel(element: Element, pass: ReadingPass): NativeLabel | undefined {
  if (element.namespaceURI === 'http://www.w3.org/2000/svg') return svgLabel(element);
  const labels = labelsOf(element, pass);
  if (labels.length > 0) return { elements: labels };
  return BY_ELEMENT[element.localName]?.(element);
}

const WRITTEN = new Set(['email', 'number', 'password', 'search', 'tel', 'text', 'url']);

/** True for fields in which a placeholder shows. */
function isWritten(element: Element): boolean {
  return element instanceof HTMLInputElement ? WRITTEN.has(element.type) : element instanceof HTMLTextAreaElement;
}

/** The last resort: `title`, and after it what else hints at a field's purpose. */
export function tooltipOf(element: Element): string {
  const title = element.getAttribute('title') ?? element.getAttribute('xlink:title') ?? '';
  if (title.trim() !== '') return title;
  const hint = isWritten(element) ? (element.getAttribute('placeholder') ?? '') : '';
  return hint.trim() === '' ? (element.getAttribute('aria-placeholder') ?? '') : hint;
}
