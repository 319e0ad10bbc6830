/**
 * The visible mark of a run: in every frame of its tab, and as a tab group named ARQ. Owns which tabs are marked and
 * where they stood before; that lies in `storage.session`, so that marks can be taken off after the worker was
 * restarted. New documents of a marked tab are marked as they come. Background only.
 */
import type { CallContext } from '../../shared/tools/types.ts';
import { runMarksItem, type RunMark } from '../storage/session-items.ts';
import { CHILD_FRAME_MS } from './frame-times.ts';
import type { Navigations } from './navigations.ts';
import { ownCall } from './own-calls.ts';
import type { PageCalls } from './page-calls.ts';
import { groupTab, ungroupTab } from './tab-groups.ts';

export class RunMarks {
  readonly #pages: PageCalls;

  constructor(pages: PageCalls, navigations: Navigations) {
    this.#pages = pages;
    navigations.onFrame((tabId, frameId, step) => {
      if (step === 'ready') void this.#markFrame(tabId, frameId);
    });
  }

  async show(tabId: number, runId: string, context: CallContext): Promise<void> {
    const known = (await runMarksItem.read()).find((mark) => mark.tabId === tabId);
    const group = known === undefined ? await groupTab(tabId) : undefined;
    const mark: RunMark = { ...known, ...group, tabId, runId };
    await runMarksItem.update((marks) => [...marks.filter((one) => one.tabId !== tabId), mark]);
    await this.#pages.callAll(tabId, 'frame_mark', { runId, on: true }, context, CHILD_FRAME_MS);
  }

  /** Does nothing when another run has marked the tab since. */
  async remove(tabId: number, runId: string, context: CallContext): Promise<void> {
    const mark = (await runMarksItem.read()).find((one) => one.tabId === tabId && one.runId === runId);
    if (mark === undefined) return;
    await this.forgetTab(tabId);
    await ungroupTab(mark);
    await this.#pages.callAll(tabId, 'frame_mark', { runId, on: false }, context, CHILD_FRAME_MS);
  }

  /** Takes off the marks of runs that no longer act, after a worker or a host was restarted. */
  async keepOnly(isActing: (runId: string) => Promise<boolean>): Promise<void> {
    for (const { tabId, runId } of await runMarksItem.read()) {
      // A tab that may not be entered any more shows no mark either.
      if (!(await isActing(runId))) await this.remove(tabId, runId, ownCall()).catch(() => undefined);
    }
  }

  async forgetTab(tabId: number): Promise<void> {
    await runMarksItem.update((marks) => marks.filter((one) => one.tabId !== tabId));
  }

  /** The run that is marked in a tab; what a page reports of another run is not believed. */
  async runOf(tabId: number): Promise<string | undefined> {
    return (await runMarksItem.read()).find((mark) => mark.tabId === tabId)?.runId;
  }

  async #markFrame(tabId: number, frameId: number): Promise<void> {
    const runId = await this.runOf(tabId);
    if (runId === undefined) return;
    const context = ownCall(CHILD_FRAME_MS);
    // A frame that is gone again, or may not be entered, shows no mark.
    await this.#pages.call({ tabId, frameId }, 'frame_mark', { runId, on: true }, context).catch(() => undefined);
  }
}
