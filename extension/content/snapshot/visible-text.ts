/** The text a person reads on the page, in reading order: a line for each block, values of fields left to snapshots. */
import { composedChildren, isElement, isText } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { shownText } from '../dom/text-transform.ts';
import { isHiddenFromSight } from '../dom/visibility.ts';
import { isArqMark } from '../mark/mark-element.ts';
import { stripInvisible } from '../../../shared/page/clean-text.ts';
import { shownValue } from './shown-value.ts';
import { isOutOfSight, isTextOutOfSight } from './sight.ts';

const SKIPPED = new Set(
  'audio canvas embed head iframe math noscript object script style svg template video'.split(' '),
);
const CELLS = new Set(['table-cell']);
const MAX_DEPTH = 800;

class TextReader {
  readonly #pass: ReadingPass;
  readonly #maxChars: number;
  readonly #range: Range | undefined;
  readonly #lines: string[] = [];
  #chars = 0;
  #line = '';

  constructor(pass: ReadingPass, maxChars: number, range: Range | undefined) {
    this.#pass = pass;
    this.#maxChars = maxChars;
    this.#range = range;
  }

  get text(): string {
    return [...this.#lines, this.#line].map((line) => line.trimEnd()).join('\n');
  }

  /** One character more than asked for is enough to know that there is more. */
  get #isFull(): boolean {
    return this.#chars > this.#maxChars;
  }

  /** Ends a line if one was begun; `isForced` makes an empty line too. */
  #endLine(isForced = false): void {
    if (this.#line.trim() === '' && !isForced) {
      this.#line = '';
      return;
    }
    this.#chars += this.#line.length + 1;
    this.#lines.push(this.#line);
    this.#line = '';
  }

  #add(text: string, isPreformatted: boolean): void {
    const clean = stripInvisible(text).replaceAll('\u00A0', ' ');
    if (isPreformatted) {
      const [first = '', ...more] = clean.split('\n');
      this.#line += first;
      for (const line of more) {
        this.#endLine(true);
        this.#line = line;
      }
      return;
    }
    const words = clean.replaceAll(/\s+/g, ' ');
    this.#line += this.#line === '' || /\s$/.test(this.#line) ? words.trimStart() : words;
  }

  element(element: Element, depth: number): void {
    if (this.#isFull || depth > MAX_DEPTH || SKIPPED.has(element.localName) || isArqMark(element)) return;
    if (element.localName === 'br') {
      this.#endLine(true);
      return;
    }
    if (isHiddenFromSight(element, this.#pass) || isOutOfSight(element, this.#pass)) return;
    if (!this.#isWithin(element)) return;
    const { display, whiteSpace } = this.#pass.style(element);
    const isInline = display.startsWith('inline') || display === 'contents';
    const isCell = CELLS.has(display);
    if (!isInline && !isCell) this.#endLine();
    if (!this.#field(element))
      this.#children(element, depth, whiteSpace.startsWith('pre') || whiteSpace === 'break-spaces');
    if (isCell) this.#line += '\t';
    else if (!isInline) this.#endLine();
    else if (display.startsWith('inline-')) this.#add(' ', false);
  }

  /** True for what lies in a shadow root whose host does: ranges know nothing of other trees. */
  #isWithin(node: Node): boolean {
    const range = this.#range;
    if (range === undefined || node.getRootNode() !== range.commonAncestorContainer.getRootNode()) return true;
    return range.intersectsNode(node);
  }

  #within(text: Text): string {
    const range = this.#range;
    if (range === undefined) return text.data;
    if (!this.#isWithin(text)) return '';
    const end = text === range.endContainer ? range.endOffset : undefined;
    return text.data.slice(text === range.startContainer ? range.startOffset : 0, end);
  }

  /** What a field shows counts as text, unless it is private; its inner nodes do not. */
  #field(element: Element): boolean {
    const value = shownValue(element, this.#pass);
    if (value === undefined) return false;
    if (value !== '') this.#add(` ${value} `, false);
    return true;
  }

  #children(element: Element, depth: number, isPreformatted: boolean): void {
    let isUnseen: boolean | undefined;
    for (const node of Array.from(composedChildren(element))) {
      if (isText(node)) {
        isUnseen ??= isTextOutOfSight(element, this.#pass);
        if (!isUnseen) this.#add(shownText(this.#within(node), element, this.#pass), isPreformatted);
      } else if (isElement(node)) {
        this.element(node, depth + 1);
      }
    }
  }
}

/** Visible text of an element, or of the part of it that `range` holds, at most `maxChars` characters. */
export function visibleText(
  root: Element,
  pass: ReadingPass,
  maxChars: number,
  range?: Range,
): { text: string; truncated: boolean } {
  const reader = new TextReader(pass, maxChars, range);
  reader.element(root, 0);
  const text = reader.text
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return { text: text.slice(0, maxChars), truncated: text.length > maxChars };
}
