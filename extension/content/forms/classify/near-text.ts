/** The text that a reader would take for a field's label though no mark-up says so: before it, or in the cell beside it. */
import { isNativeField } from '../fields-of.ts';
import { plainText } from './plain-text.ts';

const MAX_LEVELS = 5;
/** What is longer is prose. */
const MAX_CHARS = 120;
const MAX_WORDS_AFTER = 8;
const BOUNDARY = new Set(['form', 'body', 'html', 'dialog', 'main']);

function hasField(node: Node): boolean {
  if (!(node instanceof Element)) return false;
  if (isNativeField(node)) return node.type !== 'checkbox' && node.type !== 'radio';
  return [...node.querySelectorAll('input, select, textarea')].some((one) => isNativeField(one));
}

/** Text before a node within its parent, back to the field before it; nearest first. */
function before(node: Node): { text: string; isClosed: boolean } {
  for (let at = node.previousSibling; at !== null; at = at.previousSibling) {
    if (hasField(at)) return { text: '', isClosed: true };
    const text = plainText(at);
    if (/[\p{L}\p{N}]/u.test(text)) return { text, isClosed: false };
  }
  return { text: '', isClosed: false };
}

/** A label that stands behind its field in the same box, as where it floats over it. */
function labelAfter(node: Node): string {
  for (let at = node.nextSibling; at !== null; at = at.nextSibling) {
    if (hasField(at)) return '';
    if (
      at instanceof Element &&
      (at.localName === 'label' || /label|placeholder/i.test(at.getAttribute('class') ?? ''))
    ) {
      return plainText(at);
    }
  }
  return '';
}

/** A word behind the field in the same box: how help and units are written, and at last labels. */
function wordAfter(node: Node): string {
  for (let at = node.nextSibling; at !== null; at = at.nextSibling) {
    if (hasField(at)) return '';
    const text = plainText(at);
    if (/\p{L}/u.test(text)) return text.split(' ').length > MAX_WORDS_AFTER ? '' : text;
  }
  return '';
}

/** The head of the column that the field's cell stands in. */
function columnHead(cell: Element): string {
  if (!(cell instanceof HTMLTableCellElement)) return '';
  const head = cell.closest('table')?.rows[0];
  const over = head === undefined || head.contains(cell) ? undefined : head.cells[cell.cellIndex];
  return over?.localName === 'th' ? plainText(over) : '';
}

/** Empty when nothing near it can be taken for its label. */
export function nearText(field: Element): string {
  const text = textAround(field);
  return text === '' ? wordAfter(field) : text;
}

function textAround(field: Element): string {
  let node: Element = field;
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    const { text, isClosed } = before(node);
    if (text !== '') return text.length > MAX_CHARS ? '' : text;
    const after = labelAfter(node);
    if (after !== '') return after.slice(0, MAX_CHARS);
    if (isClosed) return '';
    const head = columnHead(node);
    if (head !== '') return head;
    const parent: Element | null = node.parentElement;
    if (parent === null || BOUNDARY.has(parent.localName)) return '';
    node = parent;
  }
  return '';
}
