/**
 * Sends acts through the browser instead of making their events in the page, on sites where the user switched that on.
 * Where it is not to be had, the page's way is taken and the outcome says why. Chromium and background only.
 */
import { ArqError, isArqError, toArqError } from '../../../shared/protocol/errors.ts';
import { asDispatched } from '../../../shared/tools/as-dispatched.ts';
import type { CallContext, ToolName } from '../../../shared/tools/types.ts';
import { findFrameOffset } from '../capture/frame-offset.ts';
import { assertJudgedSite } from '../judged-site.ts';
import type { Navigations } from '../navigations.ts';
import type { PageCalls } from '../page-calls.ts';
import type { FrameAddress } from '../page-frames.ts';
import { addressOf, getTabById } from '../tabs.ts';
import { type Bystanders, withholdFromOthers } from './bystanders.ts';
import { type DebuggerSession, withDebugger } from './debugger-session.ts';
import { sendAct, type TrustedTool } from './send-act.ts';
import { allowsTrustedInput } from './trusted-sites.ts';

const TRUSTED: ReadonlySet<string> = new Set<TrustedTool>([
  'page_click',
  'page_hover',
  'page_press_key',
  'page_type',
  'page_long_press',
  'page_drag',
  'page_click_at',
  'page_move_at',
  'page_drag_at',
]);
const isTrustedTool = (name: string): name is TrustedTool => TRUSTED.has(name);

/** Nothing has been sent, so that the page's way may be taken instead; the message says why, where that is of interest. */
class NotSent extends Error {}

export class TrustedInput {
  readonly #pages: PageCalls;
  readonly #navigations: Navigations;

  constructor(pages: PageCalls, navigations: Navigations) {
    this.#pages = pages;
    this.#navigations = navigations;
  }

  /** As `PageCalls.call`, by trusted input where that is switched on for what the tab shows; `isTrusted` when it was. */
  async call(
    at: FrameAddress,
    name: ToolName,
    input: Readonly<Record<string, unknown>>,
    context: CallContext,
  ): Promise<{ readonly output: unknown; readonly isTrusted: boolean }> {
    const plain = async (why = '') => ({
      output: withNote(await this.#pages.call(at, name, input, context), why),
      isTrusted: false,
    });
    if (!isTrustedTool(name) || !(await isSwitchedOn(at))) return plain();
    try {
      const output = await withDebugger(at.tabId, (session) => this.#act(at, name, input, context, session));
      return { output, isTrusted: true };
    } catch (error) {
      if (error instanceof NotSent) return plain(error.message);
      const { code, message } = toArqError(error);
      if (code !== 'debugger.held') throw error;
      return plain(message);
    }
  }

  async #act(
    at: FrameAddress,
    tool: TrustedTool,
    input: Readonly<Record<string, unknown>>,
    context: CallContext,
    session: DebuggerSession,
  ): Promise<unknown> {
    // Another page may have come while the debugger was attached.
    await assertJudgedSite(at.tabId, context.site);
    if (!(await isSwitchedOn(at))) throw new NotSent();
    // A tab behind others takes no input otherwise, and shows no focus.
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true }).catch((error: unknown) => {
      throw new NotSent(toArqError(error).message);
    });
    const others = withholdFromOthers(this.#pages, this.#navigations, at);
    try {
      const problem = await others.readProblem();
      if (problem !== '') throw new NotSent(problem);
      return await this.#send(at, tool, input, context, session, others);
    } finally {
      await others.end();
    }
  }

  async #send(
    at: FrameAddress,
    tool: TrustedTool,
    input: Readonly<Record<string, unknown>>,
    context: CallContext,
    session: DebuggerSession,
    others: Bystanders,
  ): Promise<unknown> {
    const begun = await this.#pages.call(at, 'frame_begin_act', { tool, input: { ...input } }, context);
    const { act, point, to = point } = begun;
    if (act === undefined) throw new NotSent();
    const settle = () => this.#pages.call(at, 'frame_settle_act', { act }, context);
    let isPressed = false;
    try {
      const offset = point === undefined ? { x: 0, y: 0 } : await findFrameOffset(this.#pages, at, context);
      const inWindow = ({ x, y } = { x: 0, y: 0 }) => ({ x: x + offset.x, y: y + offset.y });
      const lookAgain = async () => {
        const problem = await others.readProblem();
        if (problem !== '') throw new ArqError('page.silent', `${problem} Nothing more was sent. Try again.`);
        const now = await this.#pages.call(at, 'frame_check_act', { act }, context);
        isPressed = true;
        return inWindow(now.point);
      };
      const sent = { ...begun, from: inWindow(point), to: inWindow(to) };
      await sendAct(session, tool, input, sent, lookAgain, context.signal);
      if ((await others.end()) > 0) throw strayed();
    } catch (error) {
      // The page engine lets go of the act, whatever has become of it; a dialog explains why nothing is answered.
      const told: unknown = await settle().catch((reason: unknown) => reason);
      const reason = isArqError(told) && told.code === 'page.dialog_open' ? told : error;
      throw isPressed ? asDispatched(reason) : reason;
    }
    return settle().catch((error: unknown) => {
      throw asDispatched(error);
    });
  }
}

const strayed = () =>
  new ArqError(
    'policy.target_changed',
    'The page put a frame in the place of what was to be acted on, or gave it the focus. ARQ kept its input from that frame. Look at the page again and ask anew.',
  );

const isSwitchedOn = async ({ tabId }: FrameAddress) => allowsTrustedInput(addressOf(await getTabById(tabId)));

function withNote(output: unknown, why: string): unknown {
  if (why === '' || typeof output !== 'object' || output === null || !('changed' in output)) return output;
  const note = `${why} Events were made in the page instead.`;
  return { ...output, changed: [output.changed, note].filter((part) => part !== '').join(' ') };
}
