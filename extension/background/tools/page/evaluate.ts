import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { CallContext, ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { pinPage, targetChanged } from '../../evaluate/pinned-page.ts';
import type { RunScript } from '../../evaluate/run-script.ts';
import { findWayIn } from '../../evaluate/ways-in.ts';
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
  const page = await pinPage(at, context.site);
  const run = await findWayIn({ page, world, timeoutMs }, addressOf(await getTabById(at.tabId)));
  await context.dialogs.prepare(at.tabId, context);
  const before = await dialogsOf(at, timeoutMs, context);
  const over = new AbortController();
  const tooLong = pause(timeoutMs, AbortSignal.any([context.signal, over.signal])).then(() => {
    throw new ArqError(
      'page.script_timeout',
      `The script gave nothing within ${timeoutMs / 1000} s. It may go on in the page; look at what it did before you repeat it.`,
      { data: { dispatched: true } },
    );
  });
  const told = await Promise.race([evaluate(run, script, page.origin), tooLong]).finally(() => over.abort());
  const dialogs = (await dialogsOf(at, AFTERWARDS_MS, context)).slice(before.length);
  if (!told.ok && told.isElsewhere === true) throw targetChanged();
  if (told.ok) return { type: told.type, value: told.value, isCut: told.isCut, dialogs };
  throw new ArqError('page.script_failed', `The script threw ${told.message}. What it did before that stays.`, {
    data: { dispatched: true },
  });
};

async function evaluate(run: RunScript, script: string, origin: string | undefined): Promise<ToldValue> {
  const [expression, body] = [wrapScript(script, 'expression', origin), wrapScript(script, 'body', origin)];
  const answer = await run({ expression, body });
  if ('problem' in answer) return { ok: false, message: answer.problem };
  return parseTold(answer.value) ?? { ok: false, message: 'nothing that could be understood; the page may be another' };
}

async function dialogsOf(
  at: FrameAddress,
  actingMs: number,
  context: CallContext & BackgroundContext,
): Promise<string[]> {
  // The script may have taken the page away: then there is nobody to tell.
  const input = { actingMs, isDangerAllowed: context.allowedRisk === 'danger' };
  const answer = await context.pages.call(at, 'frame_dialogs', input, context, 2_000).catch(() => undefined);
  return (answer?.answered ?? []).map(
    ({ kind, message, isAccepted }) => `${kind} “${message}” was answered ${isAccepted ? 'OK' : 'Cancel'}`,
  );
}
