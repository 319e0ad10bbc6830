/**
 * Reaches a person when a run waits and no panel is open: a badge, and a small window with the panel's approval.
 * Owns that window; its id lies in `storage.session`. Background only.
 */
import { browser } from 'wxt/browser';
import type { ClientApproval } from '../../../shared/policy/client-approval.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { approvalWindowItem } from '../../storage/session-items.ts';
import { readDevice } from '../browser-kind.ts';

const SIZE = { width: 420, height: 600 };
const WAITING: readonly Run['status'][] = ['waiting', 'question', 'in_doubt'];
/** `--wait` of the design's palette. */
const BADGE_COLOR = '#9a5b00';

export class ApprovalWindow {
  readonly #waiting = new Map<string, Run>();
  /** Single calls of clients that wait; the host tells all of them at every change. */
  #calls: readonly ClientApproval[] = [];
  readonly #hasPanel: () => boolean;
  #last: Promise<void> = Promise.resolve();

  constructor(hasPanel: () => boolean) {
    this.#hasPanel = hasPanel;
  }

  noteRun(run: Run): void {
    if (run.endedAt === undefined && WAITING.includes(run.status)) this.#waiting.set(run.id, run);
    else if (!this.#waiting.delete(run.id)) return;
    this.update();
  }

  noteDeleted(runId: string): void {
    if (this.#waiting.delete(runId)) this.update();
  }

  noteCalls(calls: readonly ClientApproval[]): void {
    this.#calls = calls;
    this.update();
  }

  get calls(): readonly ClientApproval[] {
    return this.#calls;
  }

  /** What waits at the host cannot be decided while it is away; it tells anew when it is back. */
  forgetHost(): void {
    for (const [id, { runtime }] of this.#waiting) if (runtime === 'host') this.#waiting.delete(id);
    this.#calls = [];
    this.update();
  }

  /** Brings badge and window in line with what waits and who is there; one change after the other. */
  update(): void {
    this.#last = this.#last.then(() => this.#apply()).catch(() => undefined);
  }

  async #apply(): Promise<void> {
    const own = await this.#waitingHere();
    const device = await readDevice();
    const calls = this.#calls.filter(({ askIn }) => askIn.includes(device));
    const count = own.length + calls.length;
    await browser.action.setBadgeText({ text: count === 0 ? '' : String(count) });
    await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOR });
    // A question waits in the panel; only an approval holds something up that the user wanted done.
    const isWanted = calls.length > 0 || own.some((run) => run.status === 'waiting' && run.principal.kind !== 'cli');
    if (isWanted && !this.#hasPanel()) await this.#open();
    else await this.#close();
  }

  /** Runs of other browsers ask there; a command line asks on its terminal. */
  async #waitingHere(): Promise<Run[]> {
    const device = await readDevice();
    return [...this.#waiting.values()].filter(({ tab }) => tab === undefined || tab.startsWith(`${device}.`));
  }

  async #open(): Promise<void> {
    const known = await approvalWindowItem.read();
    if (known !== null && (await exists(known))) return;
    const url = browser.runtime.getURL('/approval.html');
    const created = await browser.windows.create({ url, type: 'popup', ...SIZE });
    await approvalWindowItem.write(created?.id ?? null);
  }

  async #close(): Promise<void> {
    const known = await approvalWindowItem.read();
    if (known === null) return;
    await approvalWindowItem.write(null);
    await browser.windows.remove(known).catch(() => undefined);
  }
}

async function exists(windowId: number): Promise<boolean> {
  return browser.windows.get(windowId).then(
    () => true,
    () => false,
  );
}
