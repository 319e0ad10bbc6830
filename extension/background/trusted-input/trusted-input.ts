/**
 * Sends acts through the browser instead of making their events in the page, on sites where the user switched that on.
 * Where it is not to be had, the page's way is taken and the outcome says why. Chromium and background only.
 */
import { toArqError } from '../../../shared/protocol/errors.ts';
import { asDispatched } from '../../../shared/tools/as-dispatched.ts';
import { tools } from '../../../shared/tools/index.ts';
import type { CallContext, ToolInput, ToolName } from '../../../shared/tools/types.ts';
import { findFrameOffset } from '../capture/frame-offset.ts';
import type { PageCalls } from '../page-calls.ts';
import type { FrameAddress } from '../page-frames.ts';
import { addressOf, getTabById } from '../tabs.ts';
import { type SendCommand, withDebugger } from './debugger-session.ts';
import { clickMouse, moveMouse, pressKey, typeText } from './send-input.ts';
import { allowsTrustedInput } from './trusted-sites.ts';

type TrustedTool = ToolInput<'frame_begin_act'>['tool'];

const TRUSTED: ReadonlySet<string> = new Set<TrustedTool>([
  'page_click',
  'page_hover',
  'page_press_key',
  'page_type',
  'page_click_at',
  'page_move_at',
]);
const isTrustedTool = (name: string): name is TrustedTool => TRUSTED.has(name);

/** Nothing has been sent, so that the page's way may be taken instead. */
class NotSent extends Error {}

export class TrustedInput {
  readonly #pages: PageCalls;

  constructor(pages: PageCalls) {
    this.#pages = pages;
  }

  /** As `PageCalls.call`, by trusted input where that is switched on for what the tab shows. */
  async call(
    at: FrameAddress,
    name: ToolName,
    input: Readonly<Record<string, unknown>>,
    context: CallContext,
  ): Promise<unknown> {
    const plain = () => this.#pages.call(at, name, input, context);
    if (!isTrustedTool(name) || !(await allowsTrustedInput(addressOf(await getTabById(at.tabId))))) return plain();
    try {
      return await withDebugger(at.tabId, (send) => this.#act(at, name, input, context, send));
    } catch (error) {
      const { code, message } = toArqError(error);
      const isHeld = code === 'debugger.held';
      if (!isHeld && !(error instanceof NotSent)) throw error;
      return withNote(await plain(), isHeld ? `${message} Events were made in the page instead.` : '');
    }
  }

  async #act(
    at: FrameAddress,
    tool: TrustedTool,
    input: Readonly<Record<string, unknown>>,
    context: CallContext,
    send: SendCommand,
  ): Promise<unknown> {
    // A tab behind others takes no input otherwise, and shows no focus.
    await send('Emulation.setFocusEmulationEnabled', { enabled: true });
    const { act, point, stroke } = await this.#pages.call(
      at,
      'frame_begin_act',
      { tool, input: { ...input } },
      context,
    );
    if (act === undefined) throw new NotSent('the element is better served by the page');
    try {
      const offset = point === undefined ? { x: 0, y: 0 } : await findFrameOffset(this.#pages, at, context);
      const place = { x: (point?.x ?? 0) + offset.x, y: (point?.y ?? 0) + offset.y };
      if (stroke !== undefined) await pressKey(send, stroke);
      else if (tool === 'page_type') {
        const { text, submit } = tools.page_type.input.parse(input);
        await typeText(send, text, submit === true);
      } else if (tool === 'page_click' || tool === 'page_click_at') {
        const {
          button = 'left',
          count = 1,
          modifiers = [],
        } = tools.page_click.input
          .pick({ button: true, count: true, modifiers: true })
          .parse({ button: input['button'], count: input['count'], modifiers: input['modifiers'] });
        await clickMouse(send, place, { button, count, modifiers });
      } else await moveMouse(send, place);
      return await this.#pages.call(at, 'frame_settle_act', { act }, context);
    } catch (error) {
      throw asDispatched(error);
    }
  }
}

function withNote(output: unknown, note: string): unknown {
  if (note === '' || typeof output !== 'object' || output === null || !('changed' in output)) return output;
  return { ...output, changed: [output.changed, note].filter((part) => part !== '').join(' ') };
}
