import { browser } from 'wxt/browser';
import { siteOf } from '../../../../shared/policy/site.ts';
import { toArqError } from '../../../../shared/protocol/errors.ts';
import type { CallContext, ToolHandler, ToolInput } from '../../../../shared/tools/types.ts';
import { spokenBy } from '../../../messaging/spoken-by.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { CHILD_FRAME_MS } from '../../frame-times.ts';
import { messages } from '../../messages.ts';
import { notify } from '../../notices.ts';
import { pause } from '../../pause.ts';
import { addressOf, getTab, getTabById } from '../../tabs.ts';

const DEFAULT_MS = 300_000;
const POLL_MS = 500;
/** Between two pages of a login there is a moment without either; a page that asks for nothing so long is through. */
const THROUGH_MS = 2_000;

type Kind = ToolInput<'page_hand_over'>['for'];

export const handlePageHandOver: ToolHandler<'page_hand_over', BackgroundContext> = async (
  { for: kind, message, timeoutMs = DEFAULT_MS, tab },
  context,
) => {
  const startedAt = Date.now();
  const { id } = await getTab(tab);
  const tell = async (through: boolean) => {
    const shown = await getTabById(id);
    return { through, waitedMs: Date.now() - startedAt, url: addressOf(shown), title: shown.title ?? '' };
  };
  let openSince: number | undefined = (await asks(id, kind, context)) ? undefined : Date.now();
  if (openSince === undefined) {
    await browser.tabs.update(id, { active: true });
    const { notice } = messages();
    const words = message ?? notice.handOverText(kind);
    await notify(notice.handOver, spokenBy(context.principal, words, siteOf(addressOf(await getTabById(id)))));
  }
  while (Date.now() - startedAt < timeoutMs) {
    await pause(POLL_MS, context.signal);
    if (await asks(id, kind, context)) openSince = undefined;
    else openSince ??= Date.now();
    if (openSince !== undefined && Date.now() - openSince >= THROUGH_MS) return tell(true);
  }
  return tell(false);
};

/** True while the page asks for it, and while it cannot be seen because another one loads. */
async function asks(tabId: number, kind: Kind, context: CallContext & BackgroundContext): Promise<boolean> {
  try {
    const answers = await context.pages.callAll(tabId, 'frame_gates', {}, context, CHILD_FRAME_MS);
    const gates = answers.flatMap(({ output }) => output.gates);
    return kind === undefined ? gates.length > 0 : gates.includes(kind);
  } catch (error) {
    const { code } = toArqError(error);
    // The person is at it: what they are shown meanwhile may stand still.
    if (code === 'page.unloaded' || code === 'page.dialog_open' || code === 'page.silent') return true;
    throw error;
  }
}
