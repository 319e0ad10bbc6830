/**
 * Notices on their way. What waits is written down before it is tried, so a host that ends loses none; each is tried up
 * to five times with growing pauses. A channel through which three in a row did not get is turned off, and says so.
 */
import { toArqError } from '../../../../shared/protocol/errors.ts';
import type { AlertBook, KeptChannel, Notice } from './alert-book.ts';

const RETRY_PAUSES_MS = [5_000, 30_000, 120_000, 600_000];
const MAX_IN_A_ROW = 3;
/** A computer that slept has old news waiting: they are not worth telling. */
const MAX_AGE_MS = 6 * 60 * 60_000;

export interface NoticeQueueDeps {
  readonly book: AlertBook;
  /** Those that were never written down, too. */
  channels(): readonly KeptChannel[];
  send(kept: KeptChannel, notice: Notice, signal: AbortSignal): Promise<void>;
  readonly onProblem: (event: string, thrown: unknown, fields: Readonly<Record<string, unknown>>) => void;
  readonly now: () => number;
  /** For tests: the pauses between attempts. */
  readonly pausesMs?: readonly number[];
}

export class NoticeQueue {
  readonly #deps: NoticeQueueDeps;
  readonly #pausesMs: readonly number[];
  readonly #ending = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;

  constructor(deps: NoticeQueueDeps) {
    this.#deps = deps;
    this.#pausesMs = deps.pausesMs ?? RETRY_PAUSES_MS;
  }

  /** Takes up what the last process left. */
  start(): void {
    this.#work();
  }

  push(notice: Notice): void {
    this.#deps.book.putNotice(notice);
    this.#work();
  }

  /** What waits stays written down. */
  async stop(): Promise<void> {
    this.#ending.abort();
    clearTimeout(this.#timer);
    await this.#working;
  }

  #work(): void {
    if (this.#working !== undefined || this.#ending.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#working = this.#tryDue()
      .catch((thrown: unknown) => this.#deps.onProblem('alerts.queue_failed', thrown, {}))
      .finally(() => {
        this.#working = undefined;
        this.#scheduleNext();
      });
  }

  #scheduleNext(): void {
    if (this.#ending.signal.aborted) return;
    const next = Math.min(...this.#deps.book.notices().map(({ nextAt }) => nextAt));
    if (!Number.isFinite(next)) return;
    this.#timer = setTimeout(() => this.#work(), Math.max(0, next - this.#deps.now()));
    this.#timer.unref();
  }

  /** Each channel's notices in their order, the channels side by side: a slow one holds up itself alone. */
  async #tryDue(): Promise<void> {
    const { book, now } = this.#deps;
    const waiting = book.notices();
    const channels = new Set(waiting.map(({ channelId }) => channelId));
    await Promise.all(
      [...channels].map(async (channelId) => {
        for (const notice of waiting) {
          if (notice.channelId !== channelId || notice.nextAt > now()) continue;
          if (this.#ending.signal.aborted) return;
          await this.#attempt(notice);
        }
      }),
    );
  }

  async #attempt(notice: Notice): Promise<void> {
    const { book, now } = this.#deps;
    const kept = this.#deps.channels().find(({ channel }) => channel.id === notice.channelId);
    if (kept === undefined || !kept.channel.isOn || now() - notice.at > MAX_AGE_MS) {
      book.removeNotice(notice.id);
      return;
    }
    try {
      await this.#deps.send(kept, notice, this.#ending.signal);
      book.removeNotice(notice.id);
      this.#note(notice.channelId, (one) => ({ ...one, standing: { lastOkAt: now(), failedInARow: 0 } }));
    } catch (thrown) {
      if (!this.#ending.signal.aborted) this.#failed(notice, thrown);
    }
  }

  #failed(notice: Notice, thrown: unknown): void {
    const { book, now, onProblem } = this.#deps;
    const { message, data } = toArqError(thrown);
    const pause = this.#pausesMs[notice.attempts];
    const isGivenUp = pause === undefined;
    onProblem('alerts.notice_failed', thrown, { channel: notice.channelId, attempt: notice.attempts + 1, isGivenUp });
    if (isGivenUp) book.removeNotice(notice.id);
    else {
      const asked = typeof data?.['retryAfterMs'] === 'number' ? data['retryAfterMs'] : 0;
      book.putNotice({ ...notice, attempts: notice.attempts + 1, nextAt: now() + Math.max(pause, asked) });
    }
    this.#note(notice.channelId, ({ channel, standing }) => {
      const failedInARow = standing.failedInARow + (isGivenUp ? 1 : 0);
      const isOff = failedInARow >= MAX_IN_A_ROW;
      return {
        channel: isOff ? { ...channel, isOn: false } : channel,
        standing: {
          ...standing,
          failedInARow,
          lastFailedAt: now(),
          lastProblem: message,
          ...(isOff ? { turnedOffAt: now() } : {}),
        },
      };
    });
  }

  /** Reads the channel anew: a person may have changed it while the notice was on its way. */
  #note(channelId: string, change: (kept: KeptChannel) => KeptChannel): void {
    const kept = this.#deps.channels().find(({ channel }) => channel.id === channelId);
    if (kept !== undefined) this.#deps.book.putChannel(change(kept));
  }
}
