/**
 * What is remembered of the last readings of a document: the outlines that were told, to be compared with, and for each
 * larger part the nodes it came to, for as long as nothing touched that part. A part that changed is read anew; where it
 * cannot be told what changed, all is. Nothing is kept of a page that ARQ has not looked at for a while.
 */
import type { PageNode } from '../../../shared/page/page-node.ts';
import { ChangeLog } from './change-log.ts';

/** Styles may change by ways that tell nobody (rules that scripts edit, `:has()`): older parts do not count. */
const MAX_AGE_MS = 20_000;
const FORGET_MS = 90_000;
const MAX_KEPT = 4;
/** Smaller parts are read as fast as they are remembered, unless there are many side by side. */
const MIN_WALKED = 6;
const MANY_CHILDREN = 16;

export interface Part {
  readonly nodes: readonly PageNode[];
  /** True when it stands on lines of its own: text before it ends. */
  readonly breaksText: boolean;
  /** Elements it took to read it. */
  readonly walked: number;
}

/** What around an element counts for how it is told. */
interface Surroundings {
  /** The reading after which everything below some element around this one may read otherwise; 0 for none. */
  readonly changedAt: number;
  readonly spoken: string;
  readonly isInLeaf: boolean;
  readonly isUnseen: boolean;
  readonly isInPointer: boolean;
}

interface Remembered extends Omit<Surroundings, 'changedAt'> {
  readonly part: Part;
  /** Number of the reading it is from. */
  readonly readAt: number;
}

export class PartMemory {
  #parts = new WeakMap<Element, Remembered>();
  #readAllAt = -Infinity;
  /** Number of the present reading. */
  #reading = 0;
  #changedAt = new WeakMap<Element, number>();
  readonly #log = new ChangeLog();
  readonly #kept = new Map<string, readonly PageNode[]>();
  #forgetting: ReturnType<typeof setTimeout> | undefined;

  constructor(lifetime: AbortSignal) {
    lifetime.addEventListener('abort', () => this.forget(), { once: true });
  }

  /** Before each reading: lets go of what changed since the last one. */
  begin(): void {
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => this.forget(), FORGET_MS);
    this.#reading += 1;
    const { isTrusted, touched, deep } = this.#log.settle();
    if (isTrusted && performance.now() - this.#readAllAt < MAX_AGE_MS) {
      for (const element of touched) this.#parts.delete(element);
      for (const element of deep) this.#changedAt.set(element, this.#reading);
      return;
    }
    this.#parts = new WeakMap();
    this.#changedAt = new WeakMap();
    this.#readAllAt = performance.now();
  }

  /** Begins to watch a shadow root that the reading came through. */
  watch(root: ShadowRoot): void {
    this.#log.watch(root);
  }

  /** The part an element came to last time; undefined when it has to be read. */
  recall(element: Element, now: Surroundings): Part | undefined {
    const known = this.#parts.get(element);
    if (known === undefined || known.readAt < Math.max(now.changedAt, this.changedAt(element))) return undefined;
    const isSame =
      known.spoken === now.spoken &&
      known.isInLeaf === now.isInLeaf &&
      known.isUnseen === now.isUnseen &&
      known.isInPointer === now.isInPointer;
    return isSame ? known.part : undefined;
  }

  /** Number of the last reading before which the element changed in a way that concerns all that it holds; 0 for none. */
  changedAt(element: Element): number {
    return this.#changedAt.get(element) ?? 0;
  }

  remember(element: Element, { spoken, isInLeaf, isUnseen, isInPointer }: Surroundings, part: Part): void {
    if (part.walked < MIN_WALKED && (element.parentNode?.childNodes.length ?? 0) < MANY_CHILDREN) return;
    // A frame is told where it is with every reading: it may hold another document since.
    if (part.nodes.some(({ shape, role }) => shape === 0 && role !== '')) return;
    this.#parts.set(element, { spoken, isInLeaf, isUnseen, isInPointer, part, readAt: this.#reading });
  }

  /** Keeps a whole outline under the name by which what changed since then will be asked for. */
  keep(id: string, nodes: readonly PageNode[]): void {
    this.#kept.delete(id);
    this.#kept.set(id, nodes);
    for (const old of this.#kept.keys()) {
      if (this.#kept.size <= MAX_KEPT) break;
      this.#kept.delete(old);
    }
  }

  /** An outline that was kept; undefined when it was long ago. */
  kept(id: string): readonly PageNode[] | undefined {
    return this.#kept.get(id);
  }

  /** The outline that was read last. */
  get latest(): readonly PageNode[] | undefined {
    return [...this.#kept.values()].at(-1);
  }

  forget(): void {
    clearTimeout(this.#forgetting);
    this.#log.stop();
    this.#parts = new WeakMap();
    this.#kept.clear();
    this.#readAllAt = -Infinity;
  }
}
