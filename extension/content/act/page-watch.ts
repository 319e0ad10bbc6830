/**
 * Watches a page from just before an act until it comes to rest, and says in one line what it did in reply.
 * Rest is some time without mutations, or the document beginning to unload: a reply must be out before that.
 */
import { nextTask, pause } from './pause.ts';
import { sayChange, seePage, TELLING_ATTRIBUTES, type FieldComplaint, type PageSight } from './page-change.ts';

/** A page that does no more than answer within the act itself has come to rest when it stays quiet for this long. */
const QUIET_MS = 45;
/** One that goes on by itself afterwards (it renders later, or an answer came from its server) is given longer. */
const WORKING_QUIET_MS = 100;
const MAX_MS = 1500;

export interface PageReaction {
  readonly navigated: boolean;
  /** One line; empty when nothing visible changed. */
  readonly changed: string;
}

export class PageWatch {
  readonly #before: PageSight;
  readonly #teardown = new AbortController();
  readonly #observer: MutationObserver;
  #lastMutation = performance.now();
  #added = 0;
  #isRecast = false;
  #isLeaving = false;
  #isSettling = false;
  #quietMs = QUIET_MS;
  /** Aborts when the document begins to unload. */
  readonly #leaving = new AbortController();
  #complaint: FieldComplaint | undefined;

  /** `root` is the tree of the element acted on, which may be a shadow root that the document's observer cannot see. */
  constructor(element: Element) {
    this.#before = seePage(element);
    this.#observer = new MutationObserver((records) => this.#note(records));
    const options = { childList: true, subtree: true, characterData: true, attributes: true };
    this.#observer.observe(document, options);
    let root = element.getRootNode();
    while (root instanceof ShadowRoot) {
      this.#observer.observe(root, options);
      root = root.host.getRootNode();
    }
    const { signal } = this.#teardown;
    const leave = () => {
      this.#isLeaving = true;
      this.#leaving.abort();
    };
    addEventListener('beforeunload', leave, { signal, capture: true });
    addEventListener('pagehide', leave, { signal, capture: true });
    addEventListener('invalid', (event) => this.#complain(event), { signal, capture: true });
  }

  /** True once the document began to unload. */
  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  #note(records: readonly MutationRecord[]): void {
    this.#lastMutation = performance.now();
    if (this.#isSettling) this.#quietMs = WORKING_QUIET_MS;
    for (const record of records) {
      this.#isRecast ||= TELLING_ATTRIBUTES.has(record.attributeName ?? '');
      for (const node of record.addedNodes) {
        if (!(node instanceof Element)) continue;
        this.#added += 1 + node.childElementCount;
        this.#isRecast = true;
      }
    }
  }

  #complain(event: Event): void {
    const element = event.composedPath()[0];
    if (!(element instanceof Element) || this.#complaint !== undefined) return;
    const message: unknown = Reflect.get(element, 'validationMessage');
    this.#complaint = { element, message: typeof message === 'string' ? message : '' };
  }

  /** Waits for rest and tears the watch down. */
  async settle(signal: AbortSignal): Promise<PageReaction> {
    const start = performance.now();
    this.#lastMutation = start;
    const over = AbortSignal.any([signal, this.#leaving.signal]);
    try {
      // What the act's own handlers changed has been noted after one more task; later changes are the page's own doing.
      await nextTask();
      this.#isSettling = true;
      for (;;) {
        const now = performance.now();
        const restMs = Math.min(this.#lastMutation + this.#quietMs, start + MAX_MS) - now;
        if (restMs <= 0 || over.aborted) break;
        await pause(restMs, over);
      }
      if (this.#isLeaving) return { navigated: true, changed: '' };
      return {
        navigated: false,
        changed: sayChange(this.#before, { added: this.#added, isRecast: this.#isRecast, complaint: this.#complaint }),
      };
    } finally {
      this.end();
    }
  }

  end(): void {
    this.#observer.disconnect();
    this.#teardown.abort();
  }
}
