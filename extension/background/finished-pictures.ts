/**
 * Shows the picture that a menu entry asked for: where the host saved it, or in a tab of its own, from where it can be
 * saved. Owns which runs are waited for. Background only.
 */
import { browser } from 'wxt/browser';
import type { Run } from '../../shared/runs/run.ts';
import { messages } from './messages.ts';
import { notify } from './notices.ts';

export class FinishedPictures {
  readonly #awaited = new Set<string>();
  /** Runs that ended before anyone asked for them. */
  readonly #early = new Map<string, Run>();

  showWhenDone(runId: string): void {
    const run = this.#early.get(runId);
    if (run === undefined) this.#awaited.add(runId);
    else void show(run);
  }

  noteRun(run: Run): void {
    if (run.endedAt === undefined) return;
    if (this.#awaited.delete(run.id)) void show(run);
    else {
      this.#early.clear();
      this.#early.set(run.id, run);
    }
  }
}

async function show(run: Run): Promise<void> {
  const { notice } = messages();
  const step = run.steps.findLast(({ picture, file }) => (picture ?? file) !== undefined);
  if (step?.file !== undefined) await notify(notice.saved, step.file);
  else if (step?.picture !== undefined) {
    const url = browser.runtime.getURL(`/picture.html#${encodeURIComponent(step.picture)}`);
    await browser.tabs.create({ url });
  } else await notify(notice.failed, run.message);
}
