/** Which input the browser sends for a tool, once the page engine has made its target ready. */
import { z } from 'zod';
import { tools } from '../../../shared/tools/index.ts';
import type { ToolInput, ToolOutput } from '../../../shared/tools/types.ts';
import type { DebuggerSession } from './debugger-session.ts';
import { clickMouse, dragMouse, holdMouse, moveMouse, type Point, pressKey, typeText } from './send-input.ts';

export type TrustedTool = ToolInput<'frame_begin_act'>['tool'];
type Input = Readonly<Record<string, unknown>>;

export interface SentAct extends Pick<ToolOutput<'frame_begin_act'>, 'stroke' | 'isDraggable'> {
  /** In the window of the tab, CSS pixels. */
  readonly from: Point;
  readonly to: Point;
}

/** As `page_click` has them; `page_click_at` has the button alone. */
const click = tools.page_click.input.pick({ button: true, count: true, modifiers: true });
const hold = z.object({ ms: z.number().default(800) });

/** Looks once more, right before something is pressed: resolves with where, and throws what it would go to instead. */
export type LookAgain = () => Promise<Point>;

/** Throws `debugger.failed`, and what `lookAgain` throws. */
export async function sendAct(
  session: DebuggerSession,
  tool: TrustedTool,
  input: Input,
  { from, to, stroke, isDraggable = false }: SentAct,
  lookAgain: LookAgain,
  signal: AbortSignal,
): Promise<void> {
  const { send } = session;
  switch (tool) {
    case 'page_press_key':
      if (stroke === undefined) return;
      await lookAgain();
      return pressKey(send, stroke);
    case 'page_type': {
      const { text, submit } = tools.page_type.input.parse(input);
      return typeText(send, text, submit === true, lookAgain);
    }
    case 'page_click':
    case 'page_click_at': {
      const [button, count, modifiers] = [input['button'], input['count'], input['modifiers']];
      const asked = click.parse({ button, count, modifiers });
      const at = await settleMouse(send, from, lookAgain);
      return clickMouse(send, at, {
        button: asked.button ?? 'left',
        count: asked.count ?? 1,
        modifiers: asked.modifiers ?? [],
      });
    }
    case 'page_long_press':
      return holdMouse(send, await settleMouse(send, from, lookAgain), hold.parse({ ms: input['ms'] }).ms, signal);
    case 'page_drag':
    case 'page_drag_at':
      return dragMouse(session, await settleMouse(send, from, lookAgain), to, isDraggable, signal);
    case 'page_hover':
    case 'page_move_at':
      return moveMouse(send, from);
    default:
      return tool satisfies never;
  }
}

/** Hovering moves things on some pages. */
const MAX_MOVES = 3;

/** Moves first, so that the page has had its say before it is looked at, and follows what moves away. */
async function settleMouse(send: DebuggerSession['send'], from: Point, lookAgain: LookAgain): Promise<Point> {
  let at = from;
  for (let moves = 1; ; moves += 1) {
    await moveMouse(send, at);
    const next = await lookAgain();
    const isThere = Math.abs(next.x - at.x) < 1 && Math.abs(next.y - at.y) < 1;
    if (isThere || moves === MAX_MOVES) return isThere ? at : next;
    at = next;
  }
}
