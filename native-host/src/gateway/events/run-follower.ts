/**
 * One client's place in the record of runs. Owns the cursor: every event after it is either still to come or in the
 * store, so none is missed, and none at or before it is sent, so none comes twice. A client that does not keep up is
 * told so and read to from the store, a little at a time, until it has caught up; memory holds no queue for anybody.
 */
import type { Metrics } from '../../observe/metrics.ts';
import type { EventFeed } from '../../runs/event-feed.ts';
import type { FeedEvent } from '../../runs/feed-event.ts';
import { HIGH_WATER_BYTES, outgoing, type Outgoing, type Outlet } from './outlet.ts';

/** Events read from the store at once. */
const PAGE = 64;

export interface RunFilter {
  readonly workspace: string;
  readonly runIds?: readonly string[] | undefined;
  readonly principal?: FeedEvent['principal'] | undefined;
}

export interface FollowerDeps {
  readonly feed: Pick<EventFeed, 'since' | 'lastId' | 'horizon'>;
  readonly outlet: Outlet;
  readonly metrics: Pick<Metrics, 'eventSent' | 'eventGap' | 'eventClientSlow'>;
}

export function messageOf(event: FeedEvent): Outgoing {
  const { id, at, runId, seq, type, data } = event;
  return outgoing({ type: 'event', id, at, runId, seq, event: type, data }, id);
}

export class RunFollower {
  readonly #deps: FollowerDeps;
  readonly #filter: RunFilter;
  #cursor: number;
  #isLive = false;

  /** From `lastEventId` on, or from now. Nothing is sent before `start`. */
  constructor(deps: FollowerDeps, filter: RunFilter, lastEventId?: number) {
    this.#deps = deps;
    this.#filter = filter;
    this.#cursor = lastEventId ?? deps.feed.lastId;
  }

  start(): void {
    const { feed, outlet, metrics } = this.#deps;
    const horizon = feed.horizon(this.#filter.workspace);
    const reason =
      this.#cursor > feed.lastId ? 'reset' : this.#cursor < horizon && this.#cursor > 0 ? 'pruned' : undefined;
    if (reason !== undefined) {
      const resumesAt = reason === 'reset' ? feed.lastId : horizon;
      metrics.eventGap(reason);
      outlet.send(outgoing({ type: 'gap', reason, lastEventId: this.#cursor, resumesAt }, resumesAt));
      this.#cursor = resumesAt;
    }
    this.catchUp();
  }

  /** An event that was just committed; `message` is what it looks like. */
  take(event: FeedEvent, message: Outgoing): void {
    if (!this.#isLive || event.id <= this.#cursor) return;
    if (!this.#isWanted(event)) {
      this.#cursor = event.id;
      return;
    }
    if (this.#deps.outlet.bufferedBytes > HIGH_WATER_BYTES) {
      this.#isLive = false;
      this.#deps.metrics.eventClientSlow('catch_up');
      this.#deps.outlet.send(outgoing({ type: 'behind', lastEventId: this.#cursor }, this.#cursor));
      return;
    }
    this.#send(message, event.id, false);
  }

  /** Goes on from the store as far as the client takes it. To be called when its outlet has drained. */
  catchUp(): void {
    if (this.#isLive) return;
    const { feed, outlet } = this.#deps;
    for (;;) {
      const page = feed.since(this.#cursor, { ...this.#filter, limit: PAGE });
      for (const event of page) {
        if (outlet.bufferedBytes > HIGH_WATER_BYTES) return;
        this.#send(messageOf(event), event.id, true);
      }
      if (page.length < PAGE) break;
    }
    // Reading and becoming live happen in one turn of the event loop: nothing can be committed in between.
    this.#cursor = Math.max(this.#cursor, feed.lastId);
    this.#isLive = true;
    outlet.send(outgoing({ type: 'live', lastEventId: this.#cursor }, this.#cursor));
  }

  #isWanted({ workspace, runId, principal }: FeedEvent): boolean {
    const { runIds, principal: own } = this.#filter;
    if (workspace !== this.#filter.workspace) return false;
    if (runIds !== undefined && !runIds.includes(runId)) return false;
    return own === undefined || (own.kind === principal.kind && own.id === principal.id);
  }

  #send(message: Outgoing, id: number, isFromStore: boolean): void {
    this.#deps.outlet.send(message);
    this.#cursor = id;
    this.#deps.metrics.eventSent(this.#deps.outlet.transport, isFromStore);
  }
}
