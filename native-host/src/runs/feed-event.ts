/** An event of the feed, and how its row becomes one. Pure. */
import type { SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import type { JournalEvent } from '../../../shared/runs/journal.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { readEventRow, readPrincipalCells } from './journal-rows.ts';

/** A journal event with its place in the feed. */
export interface FeedEvent extends JournalEvent {
  /** Grows over all runs and workspaces; never given twice, not even after a deletion. Numbers may be missing. */
  readonly id: number;
  readonly workspace: string;
  /** Who began the run: decides who may see it. */
  readonly principal: Pick<Run['principal'], 'kind' | 'id'>;
}

const feedRow = z.object({
  feed_id: z.number(),
  feed_at: z.number(),
  feed_workspace: z.string(),
  feed_run_id: z.string(),
  feed_seq: z.number(),
});

/** `row` joins the feed's columns to those of the event, which a deletion has none of. */
export function readFeedRow(
  row: Readonly<Record<string, SQLOutputValue>>,
  onDamage: (error: unknown) => void,
): FeedEvent {
  const cells = feedRow.parse(row);
  const place = {
    id: cells.feed_id,
    workspace: cells.feed_workspace,
    principal: readPrincipalCells(row),
    runId: cells.feed_run_id,
    seq: cells.feed_seq,
    at: cells.feed_at,
  };
  if (place.seq === 0) return { ...place, type: 'run.deleted', data: {} };
  try {
    const { type, data } = readEventRow(row);
    return { ...place, type, data };
  } catch (error) {
    onDamage(error);
    return { ...place, type: 'event.damaged', data: {} };
  }
}
