/**
 * How long a document has been at rest, for those who wait for it. Watches from the first question until none came for
 * a while. Its answers need no timers, so that it works in hidden tabs: whoever waits asks again.
 */
import { PageMotion } from './page-motion.ts';
import { PageWork } from './page-work.ts';

/** Nobody waits any more who has not asked for so long. */
const FORGOTTEN_MS = 5000;

export class PageActivity {
  readonly #work: PageWork;
  readonly #motion = new PageMotion();
  readonly #mutations: MutationObserver;
  readonly #resources: PerformanceObserver;
  #changes = 0;
  #lastChange = performance.now();
  #lastLoad = performance.now();
  #lastAsked = performance.now();
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `witness` is the key of the page's witness, where there is one. Ends with `lifetime`, too. */
  constructor(witness: string | undefined, lifetime: AbortSignal) {
    this.#work = new PageWork(witness, false);
    this.#mutations = new MutationObserver((records) => {
      this.#changes += records.length;
      this.#lastChange = performance.now();
    });
    this.#mutations.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    this.#resources = new PerformanceObserver(() => {
      this.#lastLoad = performance.now();
    });
    this.#resources.observe({ type: 'resource' });
    lifetime.addEventListener('abort', () => this.end(), { once: true });
  }

  /** True when it watches no more, so that another one is needed. */
  get isOver(): boolean {
    return this.#isOver || performance.now() - this.#lastAsked > FORGOTTEN_MS;
  }

  read(): { readonly changes: number; readonly stillMs: number; readonly networkQuietMs: number } {
    const now = performance.now();
    this.#lastAsked = now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), FORGOTTEN_MS);
    if (this.#work.isLoading || isLoadingDocument()) this.#lastLoad = now;
    const stillMs = now - this.#lastChange;
    const isMoving = stillMs > 0 && this.#motion.readRestMs() > 0;
    return { changes: this.#changes, stillMs: isMoving ? 0 : stillMs, networkQuietMs: now - this.#lastLoad };
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#mutations.disconnect();
    this.#resources.disconnect();
    this.#work.end();
  }
}

/** Pictures that are loaded only when they come into sight may never be. */
function isLoadingDocument(): boolean {
  return (
    document.readyState !== 'complete' || [...document.images].some((one) => !one.complete && one.loading !== 'lazy')
  );
}
