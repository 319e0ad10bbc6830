import { ArqError, toArqError } from '../../../../shared/protocol/errors.ts';
import type { CallContext, ToolHandler, ToolInput } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { CHILD_FRAME_MS } from '../../frame-times.ts';
import { pause } from '../../pause.ts';
import { getTab } from '../../tabs.ts';

const DEFAULT_MS = 15_000;
const POLL_MS = 250;
const READ_CHARS = 2_000_000;
const IS_REF = /^d\d+e\d+$/;

export const handlePageWaitFor: ToolHandler<'page_wait_for', BackgroundContext> = async (input, context) => {
  const startedAt = Date.now();
  const waitedMs = () => Date.now() - startedAt;
  const { text, gone, ref, ms } = input;
  if ((text ?? gone ?? ref) === undefined) {
    await pause(ms ?? 0, context.signal);
    return { waitedMs: waitedMs() };
  }
  const { id } = await getTab(input.tab);
  const timeoutMs = ms ?? DEFAULT_MS;
  for (;;) {
    if (await isFulfilled(id, input, context)) return { waitedMs: waitedMs() };
    if (waitedMs() >= timeoutMs) break;
    await pause(Math.min(POLL_MS, timeoutMs - waitedMs()), context.signal);
  }
  const wish =
    gone === undefined
      ? `“${text ?? ref ?? ''}” did not ${input.enabled === true ? 'become enabled' : 'appear'}`
      : `“${gone}” was still there`;
  throw new ArqError(
    'page.wait_timeout',
    `${wish} within ${timeoutMs / 1000} s. Look at the page, or wait longer with “ms”.`,
  );
};

async function isFulfilled(
  tabId: number,
  { text, gone, ref, enabled }: ToolInput<'page_wait_for'>,
  context: CallContext & BackgroundContext,
): Promise<boolean> {
  if (text !== undefined && !(await showsText(tabId, text, context))) return false;
  if (ref !== undefined && !(await showsElement(tabId, ref, context, enabled))) return false;
  if (gone === undefined) return true;
  return !(IS_REF.test(gone) ? await hasElement(tabId, gone, context) : await showsText(tabId, gone, context));
}

const squash = (text: string) => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();

async function showsText(tabId: number, text: string, context: CallContext & BackgroundContext): Promise<boolean> {
  try {
    const answers = await context.pages.callAll(tabId, 'frame_text', { maxChars: READ_CHARS }, context, CHILD_FRAME_MS);
    return answers.some(({ output }) => squash(output.text).includes(squash(text)));
  } catch (error) {
    // While another page loads there is nothing to see.
    if (toArqError(error).code === 'page.unloaded') return false;
    throw error;
  }
}

/** Throws `page.ref_stale` and `page.frame_gone`: what is gone does not come back under its ref. */
async function showsElement(
  tabId: number,
  ref: string,
  context: CallContext & BackgroundContext,
  mustBeEnabled = false,
): Promise<boolean> {
  const at = await context.pages.locate(ref, tabId);
  const { box, isEnabled } = await context.pages.call(at, 'frame_measure', { ref }, context);
  if (mustBeEnabled && isEnabled === false) return false;
  return box !== undefined && box.width > 0 && box.height > 0;
}

async function hasElement(tabId: number, ref: string, context: CallContext & BackgroundContext): Promise<boolean> {
  try {
    return await showsElement(tabId, ref, context);
  } catch (error) {
    if (['page.ref_stale', 'page.frame_gone', 'page.unloaded'].includes(toArqError(error).code)) return false;
    throw error;
  }
}
