/**
 * What is wrong with single browsers and runs, told as subjects: a browser that was here and is not, a run that waits,
 * a run that failed within the last hour. Owns what it remembers of them; a new process starts with what waits.
 */
import type { Run } from '../../../../shared/runs/run.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';

export type Happening = 'browser-gone' | 'run-failed' | 'run-waiting';

/** By subject: what the alert about it is called. */
export type Subjects = ReadonlyMap<string, string>;

const FAILED_FOR_MS = 60 * 60_000;
/** A browser that stays away longer was closed for good. */
const GONE_FOR_MS = 30 * 60_000;
const WAITING: readonly Run['status'][] = ['waiting', 'question'];

export class Happenings {
  readonly #failed = new Map<string, { readonly title: string; readonly at: number }>();
  readonly #waiting = new Map<string, string>();
  readonly #seen = new Map<string, number>();
  readonly #browsers: () => readonly string[];
  readonly #now: () => number;

  /** `browsers`: the names of those connected now. */
  constructor(browsers: () => readonly string[], now: () => number) {
    this.#browsers = browsers;
    this.#now = now;
  }

  noteRun(run: Run): void {
    const title = cleanLine(run.command).slice(0, 120);
    if (run.endedAt === undefined && WAITING.includes(run.status)) this.#waiting.set(run.id, title);
    else this.#waiting.delete(run.id);
    // A run that a person denied or stopped has not failed.
    const hasFailed = run.status === 'failed' || run.status === 'in_doubt';
    if (hasFailed && run.endedAt !== undefined) this.#failed.set(run.id, { title, at: run.endedAt });
    else this.#failed.delete(run.id);
  }

  forgetRun(runId: string): void {
    this.#waiting.delete(runId);
    this.#failed.delete(runId);
  }

  read(happening: Happening): Subjects {
    if (happening === 'run-waiting') return this.#waiting;
    if (happening === 'run-failed') return this.#recentlyFailed();
    return this.#goneBrowsers();
  }

  #recentlyFailed(): Subjects {
    for (const [id, { at }] of this.#failed) if (this.#now() - at > FAILED_FOR_MS) this.#failed.delete(id);
    return new Map([...this.#failed].map(([id, { title }]) => [id, title]));
  }

  #goneBrowsers(): Subjects {
    const now = this.#now();
    const here = this.#browsers();
    for (const name of here) this.#seen.set(name, now);
    for (const [name, at] of this.#seen) if (now - at > GONE_FOR_MS) this.#seen.delete(name);
    return new Map([...this.#seen.keys()].filter((name) => !here.includes(name)).map((name) => [name, name]));
  }
}
