/**
 * What a page's scripts have begun during an act and not finished, as its witness in the page's own world says
 * (`work-witness.ts`). Without a witness nothing is known, and the page is given more time instead.
 */
import { WITNESS } from '../../messaging/witness-events.ts';

const MAX_LINES = 5;
const MAX_CHARS = 300;

export interface Said {
  /** Errors and warnings of the console, oldest first. */
  readonly console: readonly string[];
  /** Addresses of windows that the page asked for and the browser did not open. */
  readonly windows: readonly string[];
}

export const NOTHING: Said = { console: [], windows: [] };

export class PageWork {
  readonly #key: string | undefined;
  readonly #isAct: boolean;
  /** False where no witness answered: what is pending is not known then. */
  readonly isWitnessed: boolean;

  /**
   * Begins to watch. `key` is the witness's; undefined where there is none. Only for an act is a hidden page hurried:
   * who merely waits must not keep it running.
   */
  constructor(key: string | undefined, isAct: boolean) {
    this.#key = key;
    this.#isAct = isAct;
    if (isAct) this.#tell(WITNESS.aside, WITNESS.serve);
    this.isWitnessed = this.#ask(WITNESS.begin);
  }

  /** True while timers, frames, messages or the like, which scripts began since, are outstanding. */
  get isBusy(): boolean {
    return this.#ask(WITNESS.isBusy) || this.#ask(WITNESS.isDrawing);
  }

  get isLoading(): boolean {
    return this.#ask(this.#isAct ? WITNESS.isLoading : WITNESS.isFetching);
  }

  /** What the page said and wished since. Data of the page's. */
  readSaid(): Said {
    if (!this.isWitnessed || this.#key === undefined) return NOTHING;
    let told: unknown;
    const hear = (event: Event) => {
      if (event instanceof CustomEvent) told = event.detail;
    };
    addEventListener(this.#key + WITNESS.told, hear);
    this.#ask(WITNESS.tell);
    removeEventListener(this.#key + WITNESS.told, hear);
    return typeof told === 'string' ? parseSaid(told) : NOTHING;
  }

  end(): void {
    this.#ask(WITNESS.end);
    if (this.#isAct) this.#tell(WITNESS.aside, WITNESS.unserve);
  }

  #tell(...steps: readonly string[]): void {
    for (const step of steps) this.#ask(step);
  }

  #ask(what: string): boolean {
    return this.#key !== undefined && !dispatchEvent(new Event(this.#key + what, { cancelable: true }));
  }
}

function parseSaid(text: string): Said {
  try {
    const told: unknown = JSON.parse(text);
    if (typeof told !== 'object' || told === null) return NOTHING;
    return { console: linesOf(Reflect.get(told, 'console')), windows: linesOf(Reflect.get(told, 'windows')) };
  } catch {
    return NOTHING;
  }
}

function linesOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter((line) => typeof line === 'string')
    .slice(0, MAX_LINES)
    .map((line) => line.slice(0, MAX_CHARS).replaceAll(/\s+/g, ' ').trim());
}
