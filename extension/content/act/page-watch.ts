/**
 * Watches a page from just before an act until it comes to rest, and says in one line what it did in reply. At rest
 * nothing that scripts began is outstanding, nothing moves, and for a short while nothing changed. A document that
 * begins to unload ends the wait at once: a reply must be out before that.
 */
import { endHiddenMotion } from './hidden-motion.ts';
import { PageMotion } from './page-motion.ts';
import { NOTHING, PageWork, type Said } from './page-work.ts';
import { nextTask, pause } from './pause.ts';
import { sayChange, seePage, TELLING_ATTRIBUTES, type FieldComplaint, type PageSight } from './page-change.ts';

/** Where a witness says what is outstanding: after an act that was answered within itself, and after what went on. */
const WITNESSED = { quietMs: 2, workingQuietMs: 40 } as const;
/** Where nothing is known of what scripts began. */
const UNWITNESSED = { quietMs: 45, workingQuietMs: 100 } as const;
const MAX_MS = 1500;
/** A server's answer is worth more patience. */
const LOADING_MAX_MS = 3000;
/** Timers of hidden documents fire once a second. */
const HIDDEN_MAX_MS = 4000;
const LOOK_EVERY_MS = 8;
const HIDDEN_FRAME_MS = 16;
/** A link was followed or a form sent: the document begins to unload within this. */
const UNLOADS_WITHIN_MS = 250;
/** What changes more often is a clock, a ticker or a show, and goes on for ever. */
const MAX_CHANGES = 30;

export interface PageReaction {
  readonly navigated: boolean;
  /** One line; empty when nothing visible changed. */
  readonly changed: string;
  readonly said: Said;
}

export class PageWatch {
  readonly #before: PageSight;
  readonly #work: PageWork;
  readonly #motion: PageMotion;
  readonly #teardown = new AbortController();
  readonly #observer: MutationObserver;
  #lastLife = performance.now();
  #added = 0;
  #isRecast = false;
  #isSettling = false;
  #isWorking = false;
  /** Aborts when the document begins to unload. */
  readonly #leaving = new AbortController();
  /** Scripts and style sheets that came and are not loaded yet. */
  readonly #loading = new Set<Element>();
  readonly #changes = new WeakMap<Node, number>();
  #unloadsUntil = 0;
  #complaint: FieldComplaint | undefined;
  /** Name of the file that a followed link saves. */
  #download: string | undefined;

  /**
   * `element` is what is acted on; it may lie in a shadow root that the document's observer cannot see. `witness` is
   * the key of the page's witness, where there is one.
   */
  constructor(element: Element, witness?: string) {
    this.#before = seePage(element);
    this.#motion = new PageMotion(element);
    this.#observer = new MutationObserver((records) => this.#note(records));
    const options = { childList: true, subtree: true, characterData: true, attributes: true };
    this.#observer.observe(document, options);
    let root = element.getRootNode();
    while (root instanceof ShadowRoot) {
      this.#observer.observe(root, options);
      root = root.host.getRootNode();
    }
    const { signal } = this.#teardown;
    const leave = () => this.#leaving.abort();
    addEventListener('beforeunload', leave, { signal, capture: true });
    addEventListener('pagehide', leave, { signal, capture: true });
    addEventListener('invalid', (event) => this.#complain(event), { signal, capture: true });
    // Bubbling at the window comes last, when the page had its say.
    addEventListener('submit', (event) => this.#expectUnload(event), { signal });
    addEventListener('click', (event) => this.#expectUnload(event), { signal });
    this.#work = new PageWork(witness, true);
    if (document.hidden) void this.#endHiddenMotion();
  }

  async #endHiddenMotion(): Promise<void> {
    const { signal } = this.#teardown;
    for (; !signal.aborted && document.hidden; await pause(HIDDEN_FRAME_MS, signal)) endHiddenMotion();
  }

  /** True once the document began to unload. */
  get isLeaving(): boolean {
    return this.#leaving.signal.aborted;
  }

  #note(records: readonly MutationRecord[]): void {
    for (const record of records) {
      const times = (this.#changes.get(record.target) ?? 0) + 1;
      this.#changes.set(record.target, times);
      if (times <= MAX_CHANGES) this.#live();
      this.#isRecast ||= TELLING_ATTRIBUTES.has(record.attributeName ?? '');
      for (const node of record.addedNodes) {
        if (!(node instanceof Element)) continue;
        this.#added += 1 + node.childElementCount;
        this.#isRecast = true;
        if (isLoader(node)) this.#awaitLoad(node);
      }
    }
  }

  #live(): void {
    this.#lastLife = performance.now();
    if (this.#isSettling) this.#isWorking = true;
  }

  /** A part of the page's script comes when it is first needed. */
  #awaitLoad(element: Element): void {
    this.#loading.add(element);
    const { signal } = this.#teardown;
    for (const type of ['load', 'error']) {
      element.addEventListener(type, () => this.#loading.delete(element), { signal, once: true });
    }
  }

  #expectUnload(event: Event): void {
    if (event.defaultPrevented) return;
    this.#download ??= downloadOf(event);
    if (!leadsAway(event)) return;
    this.#unloadsUntil = performance.now() + UNLOADS_WITHIN_MS;
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
    this.#lastLife = start;
    const over = AbortSignal.any([signal, this.#leaving.signal]);
    try {
      // What the act's own handlers changed has been noted after one more task; later changes are the page's own doing.
      await nextTask();
      this.#lastLife = performance.now();
      this.#isSettling = true;
      while (!over.aborted) {
        const waitMs = this.#readWaitMs(start);
        if (waitMs <= 0) break;
        await pause(waitMs, over);
      }
      if (this.isLeaving) return { navigated: true, changed: '', said: NOTHING };
      const witnessed = {
        added: this.#added,
        isRecast: this.#isRecast,
        complaint: this.#complaint,
        download: this.#download,
      };
      return { navigated: false, changed: sayChange(this.#before, witnessed), said: this.#work.readSaid() };
    } finally {
      this.end();
    }
  }

  /** Until when it is worth waiting before looking again; 0 when the page rests, or has had its time. */
  #readWaitMs(start: number): number {
    const now = performance.now();
    const { isLoading, isBusy } = this.#work;
    const patienceMs = isLoading ? LOADING_MAX_MS : MAX_MS;
    const leftMs = start + (isBusy && document.hidden ? HIDDEN_MAX_MS : patienceMs) - now;
    if (leftMs <= 0) return 0;
    if (isLoading || isBusy || this.#loading.size > 0) {
      this.#live();
      return Math.min(LOOK_EVERY_MS, leftMs);
    }
    const { quietMs, workingQuietMs } = this.#work.isWitnessed ? WITNESSED : UNWITNESSED;
    const restMs = Math.max(this.#lastLife + (this.#isWorking ? workingQuietMs : quietMs), this.#unloadsUntil) - now;
    return Math.min(restMs > 0 ? restMs : this.#motion.readRestMs(), leftMs);
  }

  end(): void {
    if (this.#teardown.signal.aborted) return;
    this.#observer.disconnect();
    this.#teardown.abort();
    this.#work.end();
  }
}

function isLoader(element: Element): boolean {
  if (element instanceof HTMLScriptElement) return element.src !== '' && !/json|template/.test(element.type);
  return element instanceof HTMLLinkElement && /stylesheet|modulepreload/.test(element.rel) && element.href !== '';
}

function linkOf(event: Event): HTMLAnchorElement | HTMLAreaElement | undefined {
  const [start] = event.composedPath();
  const link = start instanceof Element ? start.closest('a[href], area[href]') : null;
  return link instanceof HTMLAnchorElement || link instanceof HTMLAreaElement ? link : undefined;
}

function downloadOf(event: Event): string | undefined {
  const link = event.type === 'click' ? linkOf(event) : undefined;
  if (link?.hasAttribute('download') !== true) return undefined;
  return link.download || (link.pathname.split('/').at(-1) ?? '');
}

/** True for a link or a form that loads another document in place of this one. */
function leadsAway(event: Event): boolean {
  if (event.type === 'submit') {
    const form = event.composedPath()[0];
    if (!(form instanceof HTMLFormElement)) return false;
    const read = (name: string) => Element.prototype.getAttribute.call(form, name);
    return read('method')?.toLowerCase() !== 'dialog' && isHere(read('target'));
  }
  const link = linkOf(event);
  if (link === undefined || !isHere(link.target)) return false;
  if (link.hasAttribute('download') || !/^(?:https?|file|blob|data):$/.test(link.protocol)) return false;
  return link.hash === '' || link.href.slice(0, link.href.indexOf('#')) !== location.href.replace(/#.*$/, '');
}

function isHere(target: string | null): boolean {
  return target === null || target === '' || target.toLowerCase() === '_self';
}
