/**
 * One walk over a document that yields its outline: what a person sees and can use, in reading order, across shadow
 * roots and slots. Pure reading; the tree is rendered to lines elsewhere.
 */
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { composedChildren, isElement, isText, referencedElements, shadowRootOf } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { shownText } from '../dom/text-transform.ts';
import { isCutOffBelow, isHiddenFromAccessibility } from '../dom/visibility.ts';
import { cleanLine } from '../../../shared/page/clean-text.ts';
import { isEditingHost } from '../dom/focusable.ts';
import { isInteractive } from './element-line.ts';
import { collectOwned } from './owned-elements.ts';
import { isOutOfSight, isTextOutOfSight } from './sight.ts';

export interface OutlineNode {
  readonly element: Element;
  readonly role: string;
  readonly marks: readonly string[];
  readonly children: (OutlineNode | string)[];
}

export interface OutlineOptions {
  readonly pass: ReadingPass;
  /** Only what can be acted on, headings and frames. */
  readonly isInteractiveOnly: boolean;
  /** The walk ends when what it found takes more characters than this, however it is rendered. */
  readonly maxChars?: number;
}

/** Roles that say nothing by themselves: their content stands in for them. */
const FOLDED = new Set(
  `caption code deletion document emphasis generic insertion mark none paragraph rowgroup sectionfooter sectionheader
  strong subscript suggestion superscript term time`.split(/\s+/),
);
/** Pictures, shown only when they have a name. */
const PICTURES = new Set(['canvas', 'graphics-document', 'graphics-object', 'graphics-symbol', 'image']);
/** Named by their content, which therefore is not repeated; only what can be used in them is told. */
const LEAVES = new Set(
  'button checkbox heading link menuitem menuitemcheckbox menuitemradio option radio switch tab tooltip'.split(' '),
);
/** Named by their content, but with a structure of their own. */
const NAMED_BOXES = new Set(['cell', 'columnheader', 'gridcell', 'row', 'rowheader', 'treeitem']);
/** Their value is told on their own line. */
const FIELDS = new Set(['meter', 'progressbar', 'searchbox', 'slider', 'spinbutton', 'textbox']);
/** Parts that name their parent or their control and would be told twice. */
const LABELS = new Set(['caption', 'figcaption', 'legend', 'label']);
const SKIPPED = new Set('br defs desc head link meta metadata noscript script style template title'.split(' '));
const LABELLED = new Set(['fieldset', 'figure', 'table']);
/** What stands inside is for browsers that cannot show the element itself. */
const FALLBACK = new Set(['audio', 'canvas', 'iframe', 'object', 'video']);
/** Deeper trees are a page's mistake or trap; what lies below is left out. */
const MAX_DEPTH = 800;
/** A list of more options is cut: any of them can be chosen by its label all the same. */
const MAX_OPTIONS = 60;

/** A line has at least this besides role and name: `-  "" [ref=d1e1]` and its end. */
const LINE_CHARS = 16;
/** Longer names are cut in their line. */
const NAME_CHARS = 300;

/** Words that only the outline knows of an element. */
function marksOf(element: Element, at: { readonly isClickable: boolean; readonly isUnseen: boolean }): string[] {
  const marks: string[] = [];
  if (at.isClickable) marks.push('clickable');
  if (at.isUnseen) marks.push('unseen');
  if (isEditingHost(element)) marks.push('editable');
  if (element.localName === 'dialog' && element.matches(':modal')) marks.push('modal');
  return marks;
}

interface Position {
  readonly parent: (OutlineNode | string)[];
  readonly depth: number;
  /** Name of the ancestor that already speaks this text. */
  readonly spoken: string;
  /** True below an element of LEAVES. */
  readonly isInLeaf: boolean;
  readonly isUnseen: boolean;
  readonly isInPointer: boolean;
}

class OutlineWalk {
  readonly #pass: ReadingPass;
  readonly #isInteractiveOnly: boolean;
  readonly #visited = new Set<Element>();
  readonly #owned = new Set<Element>();
  #text = '';
  /** Characters that are left, at most. */
  #restChars: number;

  constructor({ pass, isInteractiveOnly, maxChars = Infinity }: OutlineOptions) {
    this.#pass = pass;
    this.#isInteractiveOnly = isInteractiveOnly;
    this.#restChars = maxChars;
    collectOwned(document, this.#owned);
  }

  /** Ends the running text and puts it where it belongs. */
  flush({ parent, spoken }: Position): void {
    const text = cleanLine(this.#text);
    this.#text = '';
    if (text === '' || this.#isInteractiveOnly || (spoken !== '' && spoken.includes(text))) return;
    parent.push(text);
  }

  /** `parent` is where the walk comes from, unless the element was claimed by `aria-owns`. */
  visit(element: Element, parent: Element | undefined, position: Position): void {
    const pass = this.#pass;
    if (SKIPPED.has(element.localName)) {
      if (element.localName === 'br') this.#text += ' ';
      return;
    }
    if (this.#restChars < 0 || this.#visited.has(element) || position.depth > MAX_DEPTH) return;
    if (isCutOffBelow(parent, element, pass)) return;
    this.#visited.add(element);
    const isUnseen = position.isUnseen || isOutOfSight(element, pass);
    const here = { ...position, depth: position.depth + 1, isUnseen };
    if (isHiddenFromAccessibility(element, pass)) return this.children(element, here);
    const labelled = this.#labelledBy(element);
    if (labelled !== undefined) return this.#visitLabel(element, labelled, here);
    const role = roleOf(element, pass);
    const isActive = isInteractive(element, role);
    const isInPointer = isActive || position.isInPointer || position.isInLeaf;
    const isClickable = !isInPointer && pass.style(element).cursor === 'pointer';
    if (!this.#isTold(element, role, { isActive, isClickable, here })) {
      return this.#fold(element, { ...here, isInPointer: here.isInPointer || isClickable });
    }
    this.flush(position);
    const node: OutlineNode = { element, role, marks: marksOf(element, { isClickable, isUnseen }), children: [] };
    position.parent.push(node);
    this.#restChars -= LINE_CHARS + role.length;
    this.#descend(node, { ...here, parent: node.children, isInPointer: here.isInPointer || isClickable || isActive });
  }

  #isTold(element: Element, role: string, at: { isActive: boolean; isClickable: boolean; here: Position }): boolean {
    const { isActive, isClickable, here } = at;
    if (isActive || role === 'iframe') return true;
    if (here.isUnseen || here.isInLeaf) return false;
    if (this.#isInteractiveOnly) return role === 'heading' || isClickable;
    if (isClickable && element.localName !== 'html' && element.localName !== 'body') return true;
    if (role === 'separator') return false;
    if (FOLDED.has(role)) return element.hasAttribute('aria-label') && nameOf(element, this.#pass) !== '';
    return !PICTURES.has(role) || nameOf(element, this.#pass) !== '';
  }

  #descend(node: OutlineNode, inner: Position): void {
    const { element, role } = node;
    if (role === 'iframe' || FIELDS.has(role) || isEditingHost(element)) return;
    if (element instanceof HTMLSelectElement) return this.#options(element, inner);
    const isLeaf = LEAVES.has(role);
    const spoken = isLeaf || NAMED_BOXES.has(role) ? cleanLine(nameOf(element, this.#pass)) : '';
    this.#restChars -= Math.min(spoken.length, NAME_CHARS);
    const position = { ...inner, spoken, isInLeaf: inner.isInLeaf || isLeaf };
    this.children(element, position);
    this.flush(position);
  }

  #options(select: HTMLSelectElement, inner: Position): void {
    if (this.#isInteractiveOnly) return;
    const { options } = select;
    for (const option of Array.from(options).slice(0, MAX_OPTIONS)) {
      inner.parent.push({ element: option, role: 'option', marks: [], children: [] });
    }
    if (options.length > MAX_OPTIONS) inner.parent.push(`… ${options.length - MAX_OPTIONS} more options`);
  }

  #fold(element: Element, position: Position): void {
    const { display } = this.#pass.style(element);
    const isBlock = display !== 'inline' && display !== 'contents';
    if (isBlock) this.flush(position);
    this.children(element, position);
    if (isBlock) this.flush(position);
  }

  /** The element on the page that this one names, so that its text need not be told again. */
  #labelledBy(element: Element): Element | undefined {
    if (!LABELS.has(element.localName)) return undefined;
    if (element instanceof HTMLLabelElement) {
      const { control } = element;
      return control === null || isHiddenFromAccessibility(control, this.#pass) ? undefined : control;
    }
    const parent = element.parentElement;
    return parent !== null && LABELLED.has(parent.localName) ? parent : undefined;
  }

  #visitLabel(label: Element, labelled: Element, position: Position): void {
    this.flush(position);
    const inner = { ...position, spoken: cleanLine(nameOf(labelled, this.#pass)) };
    this.children(label, inner);
    this.flush(inner);
  }

  children(element: Element, position: Position): void {
    if (FALLBACK.has(element.localName)) return;
    const root = shadowRootOf(element);
    if (root !== null) collectOwned(root, this.#owned);
    const nodes = composedChildren(element, root);
    let isTextUnseen = position.isUnseen ? true : undefined;
    for (let index = 0; index < nodes.length && this.#restChars >= 0; index++) {
      const node = nodes[index];
      if (isText(node)) {
        isTextUnseen ??= isTextOutOfSight(element, this.#pass);
        if (!isTextUnseen) this.#text += shownText(node.data, element, this.#pass);
      } else if (isElement(node) && !this.#owned.has(node)) {
        this.visit(node, element, position);
      }
    }
    if (this.#owned.size > 0) this.#visitOwned(element, position);
  }

  #visitOwned(element: Element, position: Position): void {
    for (const owned of referencedElements(element, 'aria-owns')) {
      this.flush(position);
      if (!isHiddenFromAccessibility(owned, this.#pass)) this.visit(owned, undefined, position);
    }
  }
}

/** The outline of what `root` holds, `root` included. */
export function outlineOf(root: Element, options: OutlineOptions): (OutlineNode | string)[] {
  const walk = new OutlineWalk(options);
  const nodes: (OutlineNode | string)[] = [];
  const start = { parent: nodes, depth: 0, spoken: '', isInLeaf: false, isUnseen: false, isInPointer: false };
  if (!isHiddenFromAccessibility(root, options.pass)) walk.visit(root, undefined, start);
  walk.flush(start);
  return nodes;
}
