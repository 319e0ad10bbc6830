/** What every way into a page takes and gives. Types, and what several ways do alike. */
import type { PinnedPage } from './pinned-page.ts';

/** `page`: with the page's own variables. `isolated`: the same document, and nothing that the page's scripts changed. */
export type World = 'page' | 'isolated';

export interface Place {
  readonly page: PinnedPage;
  readonly world: World;
  readonly timeoutMs: number;
}

/** One script in its two forms; see `wrapScript`. At most one of them is run, and once. */
interface ScriptForms {
  readonly expression: string;
  readonly body: string;
}

/** Runs a script in a frame and resolves with what it gave, or with why it did not even parse. */
export type RunScript = (forms: ScriptForms) => Promise<Answer>;

export type Answer = { readonly value: unknown } | { readonly problem: string };

/** Where the browser tells that a source does not parse, which has done nothing then. */
export const inTurn =
  (run: (source: string) => Promise<Answer>): RunScript =>
  async ({ expression, body }) => {
    const first = await run(expression);
    return 'problem' in first && first.problem.includes('SyntaxError') ? run(body) : first;
  };
