/** The text a person reads on the page, in reading order: a line for each block, values of fields left to snapshots. */
import { composedChildren } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { isHiddenFromSight } from '../dom/visibility.ts';
import { valueOf } from '../accessibility/value.ts';
import { stripInvisible } from './clean-text.ts';
import { isOutOfSight } from './sight.ts';

const SKIPPED = new Set(
  'audio canvas embed head iframe math noscript object script style svg template video'.split(' '),
);
const CELLS = new Set(['table-cell']);
const MAX_DEPTH = 800;

class TextReader {
  readonly #pass: ReadingPass;
  readonly #maxChars: number;
  #text = '';

  constructor(pass: ReadingPass, maxChars: number) {
    this.#pass = pass;
    this.#maxChars = maxChars;
  }

  get text(): string {
    return this.#text;
  }

  /** One character more than asked for is enough to know that there is more. */
  get #isFull(): boolean {
    return this.#text.length > this.#maxChars;
  }

  #endLine(): void {
    this.#text = this.#text.replace(/[ \t]+$/, '');
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.#text += '\n';
  }

  #add(text: string, isPreformatted: boolean): void {
    const clean = stripInvisible(text).replaceAll('\u00A0', ' ');
    if (isPreformatted) {
      this.#text += clean;
      return;
    }
    const line = clean.replaceAll(/\s+/g, ' ');
    this.#text += /(?:^|\s)$/.test(this.#text) ? line.trimStart() : line;
  }

  element(element: Element, depth: number): void {
    if (this.#isFull || depth > MAX_DEPTH || SKIPPED.has(element.localName)) return;
    if (element.localName === 'br') {
      this.#text += '\n';
      return;
    }
    if (isHiddenFromSight(element, this.#pass) || isOutOfSight(element, this.#pass)) return;
    const { display, whiteSpace } = this.#pass.style(element);
    const isInline = display.startsWith('inline') || display === 'contents';
    const isCell = CELLS.has(display);
    if (!isInline && !isCell) this.#endLine();
    if (!this.#field(element))
      this.#children(element, depth, whiteSpace.startsWith('pre') || whiteSpace === 'break-spaces');
    if (isCell) this.#text += '\t';
    else if (!isInline) this.#endLine();
  }

  /** What a field shows counts as text, unless it is private; its inner nodes do not. */
  #field(element: Element): boolean {
    const isField =
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement;
    if (!isField) return false;
    const value =
      element instanceof HTMLInputElement && /^(?:button|reset|submit)$/.test(element.type)
        ? element.value
        : (valueOf(element, this.#pass) ?? '');
    if (value !== '') this.#add(` ${value} `, false);
    return true;
  }

  #children(element: Element, depth: number, isPreformatted: boolean): void {
    const isSeen = this.#pass.style(element).visibility === 'visible';
    for (const node of Array.from(composedChildren(element))) {
      if (node instanceof Text) {
        if (isSeen) this.#add(node.data, isPreformatted);
      } else if (node instanceof Element) {
        this.element(node, depth + 1);
      }
    }
  }
}

/** Visible text of an element, at most `maxChars` characters. */
export function visibleText(root: Element, pass: ReadingPass, maxChars: number): { text: string; truncated: boolean } {
  const reader = new TextReader(pass, maxChars);
  reader.element(root, 0);
  const text = reader.text
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return { text: text.slice(0, maxChars), truncated: text.length > maxChars };
}
