/**
 * Owns the refs (`d<doc>e<n>`) of one document. The background hands out `doc`, unique in the browser; `n` counts
 * here. An element keeps its ref while it lives, and when the page replaces it by a new one of the same role and name,
 * that one takes the ref over. Elements are held weakly, so that a ref never keeps a page's memory. Refs with an f
 * (`d1f3`) stand for neighbours in an outline that were folded.
 */
import { ArqError } from '../../shared/protocol/errors.ts';
import type { NodeRange } from '../../shared/page/fold-outline.ts';

const REF = /^d(\d{1,12})([ef])(\d{1,12})$/;
/** What dead elements were is remembered of so many. */
const MAX_DEAD = 4_000;
const MAX_RANGES = 3_000;

/** What was told of an element when its ref was given out. */
export interface Lost {
  readonly ref: string;
  readonly role: string;
  readonly name: string;
}

/** Who stands in for an element that is gone; candidates where nobody surely does. */
export interface Succession {
  readonly heir?: Element | undefined;
  /** Snapshot lines of the closest. */
  readonly candidates: readonly string[];
}

/** A part of an outline that was folded, and of which kind of outline. */
export interface FoldedRange extends NodeRange {
  /** Ref of the element at which the outline began; empty for the whole page. */
  readonly root: string;
  readonly isInteractiveOnly: boolean;
}

interface Entry {
  element: WeakRef<Element>;
  role: string;
  name: string;
}

/** Elements that were reached last by the ref of one whose place they took. One document has one registry. */
const heirs = new WeakSet<Element>();

export class RefRegistry {
  #doc = 0;
  #next = 1;
  readonly #entries = new Map<number, Entry>();
  readonly #numbers = new WeakMap<Element, number>();
  readonly #dead: number[] = [];
  readonly #collected = new FinalizationRegistry<number>((n) => this.#bury(n));
  #nextRange = 1;
  readonly #ranges = new Map<number, FoldedRange>();
  readonly #findHeir: ((lost: Lost, refs: RefRegistry) => Succession) | undefined;
  #notes: string[] = [];

  constructor(findHeir?: (lost: Lost, refs: RefRegistry) => Succession) {
    this.#findHeir = findHeir;
  }

  /** The document's number; 0 until the background gave one. */
  get doc(): number {
    return this.#doc;
  }

  /** Takes the document's number, once: later ones are ignored so that refs stay the same. */
  adopt(doc: number): void {
    if (this.#doc === 0) this.#doc = doc;
  }

  /** The element's ref, made at first need; role and name are what it is told by, if it is. */
  refOf(element: Element, role = '', name = ''): string {
    let n = this.#numbers.get(element);
    if (n === undefined) {
      n = this.#next++;
      this.#numbers.set(element, n);
      this.#entries.set(n, { element: new WeakRef(element), role, name });
      this.#collected.register(element, n);
    } else if (role !== '') {
      const entry = this.#entries.get(n);
      if (entry !== undefined) {
        entry.role = role;
        entry.name = name;
      }
    }
    return `d${this.#doc}e${n}`;
  }

  /** The element's ref if it has one. */
  knownRef(element: Element): string | undefined {
    const n = this.#numbers.get(element);
    return n === undefined ? undefined : `d${this.#doc}e${n}`;
  }

  /** True while the very element that the ref was given to is on the page. */
  isAlive(ref: string): boolean {
    const n = Number(REF.exec(ref)?.[3]);
    return this.#entries.get(n)?.element.deref()?.isConnected === true;
  }

  /** A ref for neighbours that were folded. */
  refOfRange(range: FoldedRange): string {
    const n = this.#nextRange++;
    this.#ranges.set(n, range);
    this.#ranges.delete(n - MAX_RANGES);
    return `d${this.#doc}f${n}`;
  }

  /** What a ref of folded neighbours stands for; undefined for refs of elements. Throws as `getElement`. */
  getRange(ref: string): FoldedRange | undefined {
    const { kind, n } = this.#parse(ref);
    if (kind !== 'f') return undefined;
    const range = this.#ranges.get(n);
    if (range === undefined) throw missing(ref, `This page has no folded part ${ref}.`);
    return range;
  }

  /**
   * The element behind a ref, or the one that took its place; `takeNotes` tells of that.
   * @throws ArqError `page.ref_missing` when this document never gave out the ref, `page.ref_stale` when its element
   * or its document is gone; its data then holds the closest `candidates`.
   */
  getElement(ref: string): Element {
    const { kind, n } = this.#parse(ref);
    if (kind === 'f') {
      throw missing(ref, `${ref} stands for a folded part of the page: page_snapshot with root: "${ref}" unfolds it.`);
    }
    if (n === 0 || n >= this.#next) throw missing(ref, `This page has no element with the ref ${ref}.`);
    const entry = this.#entries.get(n);
    const element = entry?.element.deref();
    if (element?.isConnected === true) {
      if (this.#numbers.get(element) === n) heirs.delete(element);
      else heirs.add(element);
      return element;
    }
    if (entry === undefined) throw stale(ref, `The element ${ref} is no longer on the page.`);
    return this.#succeed(ref, n, entry);
  }

  #succeed(ref: string, n: number, entry: Entry): Element {
    const { role, name } = entry;
    const what = role === '' ? ref : `${ref} (${role} “${name}”)`;
    const { heir, candidates = [] } = this.#findHeir?.({ ref, role, name }, this) ?? {};
    if (heir === undefined) {
      const closest = candidates.length === 0 ? '' : ` Closest now: ${candidates.join('; ')}.`;
      throw stale(ref, `The element ${what} is no longer on the page.${closest}`, candidates);
    }
    heirs.add(heir);
    entry.element = new WeakRef(heir);
    this.#collected.register(heir, n);
    this.#notes.push(`The page has replaced ${what}; ${this.refOf(heir, role, name)} took its place`);
    return heir;
  }

  /** What is to be said of elements that took others' places since it was asked last. */
  takeNotes(): string[] {
    const notes = this.#notes;
    if (notes.length > 0) this.#notes = [];
    return notes;
  }

  #parse(ref: string): { kind: 'e' | 'f'; n: number } {
    const [, doc, kind, n] = REF.exec(ref) ?? [];
    if (doc === undefined || n === undefined) throw missing(ref, `"${ref}" is not a ref; refs look like "d1e12".`);
    if (Number(doc) !== this.#doc) {
      throw stale(ref, `The ref ${ref} belongs to a document that is gone: the page was loaded anew since.`);
    }
    return { kind: kind === 'f' ? 'f' : 'e', n: Number(n) };
  }

  /** What the element was is kept for a while, so that its successor can be found. */
  #bury(n: number): void {
    if (this.#entries.get(n)?.element.deref() !== undefined) return;
    this.#dead.push(n);
    if (this.#dead.length <= MAX_DEAD) return;
    const oldest = this.#dead.shift();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}

const NEXT = ' Take a new page_snapshot, or look the element up with page_find, and use the ref it gives.';

function missing(ref: string, what: string): ArqError {
  return new ArqError('page.ref_missing', what + NEXT, { data: { ref } });
}

/** For what cannot be undone, nobody takes another's place. */
export function assertNoHeir(element: Element, ref = ''): void {
  if (!heirs.has(element)) return;
  throw stale(ref, 'The page has replaced this element, and what cannot be undone is not done to its successor.');
}

function stale(ref: string, what: string, candidates: readonly string[] = []): ArqError {
  const data = candidates.length === 0 ? { ref } : { ref, candidates };
  return new ArqError('page.ref_stale', what + NEXT, { data });
}
