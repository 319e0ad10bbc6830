/**
 * One walk over a document that yields its outline: what a person sees and can use, in reading order, across shadow
 * roots and slots. Parts that a memory knows to be as they were are taken from it and not walked.
 */
import { isLive } from '../accessibility/is-live.ts';
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import {
  composedChildren,
  isElement,
  isFrame,
  isText,
  referencedElements,
  shadowRootOf,
} from '../dom/composed-tree.ts';
import { isEditingHost } from '../dom/focusable.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { shownText } from '../dom/text-transform.ts';
import { isCutOffBelow, isHiddenFromAccessibility, isPlainlyVisible, isVisible } from '../dom/visibility.ts';
import type { RefRegistry } from '../refs.ts';
import { cleanLine, shorten } from '../../../shared/page/clean-text.ts';
import { makeNode, makeText, type PageNode } from '../../../shared/page/page-node.ts';
import { changeAround } from './change-around.ts';
import { describeElement, isInteractive } from './describe-element.ts';
import { isInView } from './in-view.ts';
import { FALLBACK, FIELDS, FOLDED, LABELLED, LABELS, LEAVES, NAMED_BOXES, PICTURES, SKIPPED } from './outline-roles.ts';
import { marksOf } from './marks-of.ts';
import type { PartMemory } from './part-memory.ts';
import { collectOwned } from './owned-elements.ts';
import { isOutOfSight, isTextOutOfSight } from './sight.ts';
import { withoutName } from './without-name.ts';

export interface OutlineOptions {
  readonly pass: ReadingPass;
  readonly refs: RefRegistry;
  /** Token of the frame an iframe's line stands for. */
  readonly tokenOf: (frame: HTMLIFrameElement | HTMLFrameElement) => string | undefined;
  /** Parts of earlier readings that still hold; none when the page is read for a purpose of its own. */
  readonly memory?: PartMemory | undefined;
  /** Only what lies in the window. */
  readonly isViewportOnly?: boolean;
}

export interface Outline {
  readonly nodes: readonly PageNode[];
  /** True when the page was too large to be read in time. */
  readonly isCut: boolean;
}

/** Deeper trees are a page's mistake or trap; what lies below is left out. */
const MAX_DEPTH = 800;
/** A list of more options is cut: any of them can be chosen by its label all the same. */
const MAX_OPTIONS = 60;
const MAX_TEXT_CHARS = 2000;
/** A page that takes longer to read is told as far as it was read. */
const MAX_MS = 10_000;
const LOOK_AT_CLOCK_EVERY = 512;

/** Where the walk is, and what around it counts for what it tells. */
export interface Position {
  readonly parent: PageNode[];
  readonly depth: number;
  /** Name of the ancestor that already speaks this text. */
  readonly spoken: string;
  /** True below an element of LEAVES. */
  readonly isInLeaf: boolean;
  readonly isUnseen: boolean;
  readonly isInPointer: boolean;
  /** The reading before which something around changed that concerns all that it holds; 0 for none. */
  readonly changedAt: number;
}

class OutlineWalk {
  readonly #options: OutlineOptions;
  readonly #pass: ReadingPass;
  readonly #visited = new Set<Element>();
  readonly #owned = new Set<Element>();
  readonly #deadline = performance.now() + MAX_MS;
  #memory: PartMemory | undefined;
  #text = '';
  #count = 0;
  isCut = false;

  constructor(options: OutlineOptions) {
    this.#options = options;
    this.#pass = options.pass;
    this.#memory = options.memory;
    this.#addOwned(document);
  }

  #addOwned(root: Document | ShadowRoot): void {
    collectOwned(root, this.#owned);
    // What is read elsewhere than where it stands changes with more than its own part of the page.
    if (this.#owned.size > 0) this.#memory = undefined;
  }

  /** Ends the running text and puts it where it belongs. */
  flush({ parent, spoken }: Position): void {
    const text = cleanLine(this.#text);
    this.#text = '';
    if (text === '' || (spoken !== '' && spoken.includes(text))) return;
    parent.push(makeText(shorten(text, MAX_TEXT_CHARS)));
  }

  #isOver(): boolean {
    this.#count += 1;
    if (this.#count % LOOK_AT_CLOCK_EVERY === 0 && performance.now() > this.#deadline) this.isCut = true;
    return this.isCut;
  }

  /** `parent` is where the walk comes from, unless the element was claimed by `aria-owns`. */
  visit(element: Element, parent: Element | undefined, position: Position): void {
    if (SKIPPED.has(element.localName)) {
      if (element.localName === 'br') this.#text += ' ';
      return;
    }
    const memory = this.#memory;
    const known = memory?.recall(element, position);
    if (known === undefined) return this.#read(element, parent, position);
    if (known.breaksText) this.flush(position);
    for (const node of known.nodes) position.parent.push(node);
  }

  #read(element: Element, parent: Element | undefined, position: Position): void {
    if (this.#isOver() || this.#visited.has(element) || position.depth > MAX_DEPTH) return;
    const start = this.#count;
    const isPlain = isPlainlyVisible(parent, element, this.#pass);
    if (!isPlain && isCutOffBelow(parent, element, this.#pass))
      return this.#memory?.remember(element, position, { nodes: [], breaksText: false, walked: 1 });
    this.#visited.add(element);
    if (this.#options.isViewportOnly === true && !isInView(element)) return;
    const from = { length: position.parent.length };
    const breaksText = this.#tell(element, position, from, isPlain);
    if (!breaksText || this.isCut) return;
    const nodes = position.parent.slice(from.length);
    this.#memory?.remember(element, position, { nodes, breaksText, walked: this.#count - start + 1 });
  }

  /**
   * Tells the element or what it holds; true when it stands on lines of its own. `from` gets the length of the
   * parent's list once the text before the element is out.
   */
  #tell(element: Element, position: Position, from: { length: number }, isPlain: boolean): boolean {
    const pass = this.#pass;
    const isUnseen = position.isUnseen || isOutOfSight(element, pass, isPlain);
    const changedAt = Math.max(position.changedAt, this.#memory?.changedAt(element) ?? 0);
    const here = { ...position, depth: position.depth + 1, isUnseen, changedAt };
    const flushed = (): void => {
      this.flush(position);
      from.length = position.parent.length;
    };
    if (!isPlain && isHiddenFromAccessibility(element, pass)) {
      this.children(element, here);
      return false;
    }
    const labelled = this.#labelledBy(element);
    if (labelled !== undefined) {
      flushed();
      this.#label(element, labelled, here);
      return true;
    }
    const role = roleOf(element, pass);
    const isActive = isInteractive(element, role);
    const isInPointer = isActive || position.isInPointer || position.isInLeaf;
    const isClickable = !isInPointer && pass.style(element).cursor === 'pointer';
    const inner = { ...here, isInPointer: here.isInPointer || isClickable || isActive };
    if (this.#isTold(element, role, { isActive, isClickable, here })) {
      flushed();
      this.#node(element, role, marksOf(element, { isClickable, isUnseen }), inner);
      return true;
    }
    const { display } = pass.style(element);
    const isBlock = display !== 'inline' && display !== 'contents';
    if (isBlock) flushed();
    this.children(element, inner);
    if (isBlock) this.flush(position);
    return isBlock;
  }

  #isTold(element: Element, role: string, at: { isActive: boolean; isClickable: boolean; here: Position }): boolean {
    const { isActive, isClickable, here } = at;
    // What its document holds is told in its place, or not at all.
    if (isFrame(element)) return !here.isUnseen && isVisible(element, this.#pass);
    if (isActive || role === 'iframe') return true;
    if (here.isUnseen || here.isInLeaf) return false;
    if (isClickable && element.localName !== 'html' && element.localName !== 'body') return true;
    if (role === 'separator') return false;
    // Words in a drawing are text; it is a group only by name.
    if (role === 'group' && element instanceof SVGElement && nameOf(element, this.#pass) === '') return false;
    if (FOLDED.has(role)) {
      if (!element.hasAttributes()) return false;
      return isLive(element) || (element.hasAttribute('aria-label') && nameOf(element, this.#pass) !== '');
    }
    return !PICTURES.has(role) || nameOf(element, this.#pass) !== '';
  }

  /** `position.parent` is where the node goes. */
  #node(element: Element, role: string, marks: readonly string[], position: Position): void {
    const { tokenOf } = this.#options;
    const told = describeElement(element, this.#options, marks);
    const held: PageNode[] = [];
    this.#descend(element, role, { ...position, parent: held });
    const frame = isFrame(element) ? (tokenOf(element) ?? '') : '';
    const [only] = held;
    const text = held.length === 1 && only?.role === '' ? only.value : undefined;
    const value = told.value === '' && text !== undefined ? withoutName(text, told.name) : told.value;
    position.parent.push(makeNode({ ...told, value, frame, children: text === undefined ? held : [] }));
  }

  #descend(element: Element, role: string, inner: Position): void {
    if (role === 'iframe' || FIELDS.has(role) || isEditingHost(element)) return;
    if (element instanceof HTMLSelectElement) return this.#choices(element, inner);
    const isLeaf = LEAVES.has(role);
    const spoken = isLeaf || NAMED_BOXES.has(role) ? cleanLine(nameOf(element, this.#pass)) : '';
    const position = { ...inner, spoken, isInLeaf: inner.isInLeaf || isLeaf };
    this.children(element, position);
    this.flush(position);
  }

  #choices(select: HTMLSelectElement, { parent }: Position): void {
    const { options } = select;
    for (const option of Array.from(options).slice(0, MAX_OPTIONS)) {
      parent.push(makeNode({ ...describeElement(option, this.#options), frame: '', children: [] }));
    }
    if (options.length > MAX_OPTIONS) parent.push(makeText(`… ${options.length - MAX_OPTIONS} more options`));
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

  #label(label: Element, labelled: Element, position: Position): void {
    const inner = { ...position, spoken: cleanLine(nameOf(labelled, this.#pass)) };
    this.children(label, inner);
    this.flush(inner);
  }

  children(element: Element, position: Position): void {
    if (FALLBACK.has(element.localName)) return;
    const root = shadowRootOf(element);
    if (root !== null) {
      this.#addOwned(root);
      this.#options.memory?.watch(root);
    }
    const nodes = composedChildren(element, root);
    let isTextUnseen = position.isUnseen ? true : undefined;
    for (let index = 0; index < nodes.length && !this.isCut; index++) {
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
export function outlineOf(root: Element, options: OutlineOptions): Outline {
  const walk = new OutlineWalk(options);
  const nodes: PageNode[] = [];
  const start: Position = {
    parent: nodes,
    depth: 0,
    spoken: '',
    isInLeaf: false,
    isUnseen: false,
    isInPointer: false,
    changedAt: changeAround(root, options.memory),
  };
  if (!isHiddenFromAccessibility(root, options.pass)) walk.visit(root, undefined, start);
  walk.flush(start);
  for (const named of options.pass.namingRoots) options.memory?.watch(named);
  return { nodes, isCut: walk.isCut };
}
