import type { Metrics } from '../observe/metrics.ts';
import type { EventFeed } from '../runs/event-feed.ts';

const ENDS = ['done', 'failed', 'stopped', 'in_doubt'];

/** Counts what runs journal: how they end, what they ask people and what those decide. Returns how to stop. */
export function countEvents(feed: EventFeed, metrics: Metrics): () => void {
  return feed.subscribe(({ type, data }) => {
    const end = ENDS.find((status) => type === `run.${status}`);
    if (end !== undefined) metrics.runEnded(end);
    else if (type === 'approval.asked') metrics.approvalAsked();
    else if (type === 'approval.decided') metrics.approvalDecided(data['decision'] === 'deny' ? 'denied' : 'allowed');
  });
}
