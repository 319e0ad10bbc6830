import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { CallContext, ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { CHILD_FRAME_MS } from '../../frame-times.ts';
import { pause } from '../../pause.ts';
import { getTab } from '../../tabs.ts';
import { look, type Wait, type Wish } from '../../wait-conditions.ts';

const DEFAULT_MS = 15_000;
/** Between two questions whether anything changed at all, which cost next to nothing. */
const ASK_EVERY_MS = 50;
/** Between two looks at a page that does not change: styles may show what was hidden. */
const LOOK_EVERY_MS = 500;

/** A page that hangs, and answers nothing, is not waited for longer than this beyond the time given. */
const GRACE_MS = 2_000;

export const handlePageWaitFor: ToolHandler<'page_wait_for', BackgroundContext> = async (input, context) => {
  const startedAt = Date.now();
  const waitedMs = () => Date.now() - startedAt;
  const { text, gone, ref, address, until, ms } = input;
  if ((text ?? gone ?? ref ?? address ?? until) === undefined) {
    await pause(ms ?? 0, context.signal);
    return { waitedMs: waitedMs() };
  }
  const { id } = await getTab(input.tab);
  const wait: Wait = { tabId: id, startedAt, wish: input };
  const timeoutMs = ms ?? DEFAULT_MS;
  const deadline = AbortSignal.timeout(timeoutMs + GRACE_MS);
  const bounded = { ...context, signal: AbortSignal.any([context.signal, deadline]) };
  try {
    for (;;) {
      const before = await readChanges(id, bounded);
      const found = await look(wait, bounded);
      if (found !== undefined) return { ...found, waitedMs: waitedMs() };
      const restMs = timeoutMs - waitedMs();
      if (restMs <= 0) break;
      await untilChanged(id, before, Math.min(LOOK_EVERY_MS, restMs), bounded);
    }
  } catch (error) {
    if (context.signal.aborted || !deadline.aborted) throw error;
  }
  throw new ArqError(
    'page.wait_timeout',
    `${sayWish(input)} within ${timeoutMs / 1000} s. Look at the page, or wait longer with “ms”.`,
  );
};

/** Differs when any frame changed, or the tab moved on; undefined when that cannot be told. */
async function readChanges(tabId: number, context: CallContext & BackgroundContext): Promise<string | undefined> {
  const seen = context.navigations.eventsSince(tabId, 0).at(-1)?.seq ?? 0;
  try {
    const answers = await context.pages.callAll(tabId, 'frame_activity', {}, context, CHILD_FRAME_MS);
    return [seen, ...answers.map(({ frame, output }) => `${frame.frameId}:${output.changes}`)].join(' ');
  } catch {
    context.signal.throwIfAborted();
    return undefined;
  }
}

async function untilChanged(
  tabId: number,
  before: string | undefined,
  withinMs: number,
  context: CallContext & BackgroundContext,
): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end;) {
    await pause(Math.min(ASK_EVERY_MS, Math.max(0, end - Date.now())), context.signal);
    if ((await readChanges(tabId, context)) !== before) return;
  }
}

function sayWish({ text, role, gone, ref, enabled, address, until }: Wish): string {
  const named = role === undefined ? `“${text ?? ref ?? ''}”` : `The ${role} “${text ?? ''}”`;
  if (text !== undefined || ref !== undefined)
    return `${named} did not ${enabled === true ? 'become enabled' : 'appear'}`;
  if (gone !== undefined) return `“${gone}” was still there`;
  if (address !== undefined) return `The address did not become one with “${address}”`;
  if (until === 'download') return 'No download was finished';
  return until === 'network' ? 'The page did not stop loading' : 'The page did not come to rest';
}
