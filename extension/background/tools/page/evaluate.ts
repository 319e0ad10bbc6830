import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { CallContext, ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { findWayIn, type RunSource } from '../../evaluate/ways-in.ts';
import { parseTold, type ToldValue, wrapScript } from '../../evaluate/wrap-script.ts';
import type { FrameAddress } from '../../page-frames.ts';
import { pause } from '../../pause.ts';
import { resolveTarget } from '../../resolve-target.ts';
import { addressOf, getTabById } from '../../tabs.ts';

const DEFAULT_MS = 15_000;
/** What the script began may open a dialog a little later. */
const AFTERWARDS_MS = 3_000;

export const handlePageEvaluate: ToolHandler<'page_evaluate', BackgroundContext> = async (
  { script, ref, world = 'page', timeoutMs = DEFAULT_MS, tab },
  context,
) => {
  const at = await resolveTarget(context.pages, tab, ref);
  const run = await findWayIn({ at, world, timeoutMs }, addressOf(await getTabById(at.tabId)));
  await context.dialogs.prepare(at.tabId, context);
  const before = await dialogsOf(at, timeoutMs, context);
  const tooLong = pause(timeoutMs, context.signal).then(() => {
    throw new ArqError(
      'page.script_timeout',
      `The script gave nothing within ${timeoutMs / 1000} s. It may go on in the page; look at what it did before you repeat it.`,
      { data: { dispatched: true } },
    );
  });
  const told = await Promise.race([evaluate(run, script), tooLong]);
  const dialogs = (await dialogsOf(at, AFTERWARDS_MS, context)).slice(before.length);
  if (told.ok) return { type: told.type, value: told.value, isCut: told.isCut, dialogs };
  throw new ArqError('page.script_failed', `The script threw ${told.message}. What it did before that stays.`, {
    data: { dispatched: true },
  });
};

/** First as an expression; what does not parse as one has done nothing yet. */
async function evaluate(run: RunSource, script: string): Promise<ToldValue> {
  const first = await run(wrapScript(script, 'expression'));
  const told = 'value' in first ? parseTold(first.value) : undefined;
  if (told !== undefined) return told;
  // Some ways tell that a source does not parse, others give nothing; whatever ran gives something.
  const hasParsed = 'value' in first ? first.value != null : !first.problem.includes('SyntaxError');
  if (hasParsed) return { ok: false, message: 'problem' in first ? first.problem : 'nothing that could be understood' };
  const second = await run(wrapScript(script, 'body'));
  if ('problem' in second) return { ok: false, message: second.problem };
  return parseTold(second.value) ?? { ok: false, message: 'nothing that could be understood' };
}

async function dialogsOf(
  at: FrameAddress,
  actingMs: number,
  context: CallContext & BackgroundContext,
): Promise<string[]> {
  // The script may have taken the page away: then there is nobody to tell.
  const answer = await context.pages.call(at, 'frame_dialogs', { actingMs }, context, 2_000).catch(() => undefined);
  return (answer?.answered ?? []).map(
    ({ kind, message, isAccepted }) => `${kind} “${message}” was answered ${isAccepted ? 'OK' : 'Cancel'}`,
  );
}
