/** What the host language itself names an element by (HTML-AAM, "accessible name computations"; SVG-AAM). */

export interface NativeLabel {
  /** Text as it stands. */
  readonly text?: string;
  /** Elements whose text alternatives, joined, are the name. */
  readonly elements?: readonly Element[];
}

const BUTTON_DEFAULTS: Readonly<Record<string, string>> = { submit: 'Submit', reset: 'Reset', image: 'Submit' };
const BUTTON_TYPES = new Set(['button', 'submit', 'reset']);

type Labelable = Element & { readonly labels: NodeListOf<HTMLLabelElement> | null };

function isLabelable(element: Element): element is Labelable {
  return 'labels' in element && element.localName !== 'label';
}

/** The labels of a control; of a form-associated custom element, whose own list is private, those in its tree. */
export function labelsOf(element: Element): readonly Element[] {
  if (isLabelable(element)) return element.labels === null ? [] : [...element.labels];
  if (!element.localName.includes('-')) return [];
  const root = element.getRootNode();
  const byFor =
    element.id === '' || !(root instanceof Document || root instanceof ShadowRoot)
      ? []
      : [...root.querySelectorAll(`label[for="${CSS.escape(element.id)}"]`)];
  const around = element.closest('label');
  return around === null || around.hasAttribute('for') ? byFor : [...byFor, around];
}

function childNamed(element: Element, localName: string): Element | undefined {
  for (const child of element.children) if (child.localName === localName) return child;
  return undefined;
}

function labelOfInput(input: HTMLInputElement): NativeLabel | undefined {
  if (BUTTON_TYPES.has(input.type)) {
    if (input.hasAttribute('value')) return { text: input.value };
    return input.title.trim() === '' ? { text: BUTTON_DEFAULTS[input.type] ?? '' } : undefined;
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
export function nativeLabel(element: Element): NativeLabel | undefined {
  if (element.namespaceURI === 'http://www.w3.org/2000/svg') return svgLabel(element);
  const labels = labelsOf(element);
  if (labels.length > 0) return { elements: labels };
  return BY_ELEMENT[element.localName]?.(element);
}

/** The last resort: `title`, and after it what else hints at a field's purpose. */
export function tooltipOf(element: Element): string {
  const title = element.getAttribute('title') ?? element.getAttribute('xlink:title') ?? '';
  if (title.trim() !== '') return title;
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.placeholder;
  return element.getAttribute('aria-placeholder') ?? '';
}
