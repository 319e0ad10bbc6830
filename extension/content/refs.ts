/**
 * Owns the refs (`d<doc>e<n>`) of one document. The background hands out `doc`, unique in the browser; `n` counts
 * here. An element keeps its ref while it lives; elements are held weakly, so that a ref never keeps a page's memory.
 */
import { ArqError } from '../../shared/protocol/errors.ts';

const REF = /^d(\d{1,12})e(\d{1,12})$/;

export class RefRegistry {
  #doc = 0;
  #next = 1;
  readonly #elements = new Map<number, WeakRef<Element>>();
  readonly #numbers = new WeakMap<Element, number>();
  readonly #collected = new FinalizationRegistry<number>((n) => this.#elements.delete(n));

  /** The document's number; 0 until the background gave one. */
  get doc(): number {
    return this.#doc;
  }

  /** Takes the document's number, once: later ones are ignored so that refs stay the same. */
  adopt(doc: number): void {
    if (this.#doc === 0) this.#doc = doc;
  }

  /** The element's ref, made at first need. */
  refOf(element: Element): string {
    let n = this.#numbers.get(element);
    if (n === undefined) {
      n = this.#next++;
      this.#numbers.set(element, n);
      this.#elements.set(n, new WeakRef(element));
      this.#collected.register(element, n);
    }
    return `d${this.#doc}e${n}`;
  }

  /**
   * The element behind a ref.
   * @throws ArqError `page.ref_missing` when this document never gave out the ref, `page.ref_stale` when its element
   * or its document is gone.
   */
  getElement(ref: string): Element {
    const [, doc, n] = REF.exec(ref) ?? [];
    if (doc === undefined || n === undefined) throw missing(ref, `"${ref}" is not a ref; refs look like "d1e12".`);
    if (Number(doc) !== this.#doc) {
      throw stale(ref, `The ref ${ref} belongs to a document that is gone: the page was loaded anew since.`);
    }
    if (Number(n) === 0 || Number(n) >= this.#next) throw missing(ref, `This page has no element with the ref ${ref}.`);
    const element = this.#elements.get(Number(n))?.deref();
    if (element?.isConnected !== true) throw stale(ref, `The element ${ref} is no longer on the page.`);
    return element;
  }
}

const NEXT = ' Take a new page_snapshot, or look the element up with page_find, and use the ref it gives.';

function missing(ref: string, what: string): ArqError {
  return new ArqError('page.ref_missing', what + NEXT, { data: { ref } });
}

function stale(ref: string, what: string): ArqError {
  return new ArqError('page.ref_stale', what + NEXT, { data: { ref } });
}
