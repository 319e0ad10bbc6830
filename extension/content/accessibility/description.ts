import { referencedElements } from '../dom/composed-tree.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import { nameOf } from './name.ts';
import { collapse, textOfDescribing } from './text-alternative.ts';

const BUTTONS = new Set(['button', 'reset', 'submit']);

function childText(element: Element, localName: string): string {
  for (const child of element.children) if (child.localName === localName) return collapse(child.textContent ?? '');
  return '';
}

function nativeDescription(element: Element, name: string): string {
  const title = collapse(element.getAttribute('title') ?? '');
  if (title !== '' && title !== name) return title;
  if (element.namespaceURI === 'http://www.w3.org/2000/svg') {
    const text = childText(element, 'desc') || childText(element, 'title');
    return text === name ? '' : text;
  }
  if (element instanceof HTMLInputElement && BUTTONS.has(element.type)) {
    const text = collapse(element.value);
    return text === name ? '' : text;
  }
  if (element instanceof HTMLTableElement && element.caption !== null) {
    const caption = collapse(element.caption.textContent ?? '');
    return caption === name ? '' : caption;
  }
  return '';
}

/** The element's accessible description: `aria-describedby`, `aria-description`, else a title that is not its name. */
export function descriptionOf(element: Element, pass: ReadingPass = new ReadingPass()): string {
  const references = referencedElements(element, 'aria-describedby');
  if (references.length > 0) {
    return textOfDescribing(references, element, pass);
  }
  const told = collapse(element.getAttribute('aria-description') ?? '');
  return told === '' ? nativeDescription(element, nameOf(element, pass)) : told;
}
