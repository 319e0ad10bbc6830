/** Mouse and keyboard as the browser itself sends them. https://chromedevtools.github.io/devtools-protocol/tot/Input/ */
import { z } from 'zod';
import type { ToolOutput } from '../../../shared/tools/types.ts';
import { pause } from '../pause.ts';
import type { DebuggerSession, SendCommand } from './debugger-session.ts';

type Stroke = NonNullable<ToolOutput<'frame_begin_act'>['stroke']>;
type Modifier = Stroke['modifiers'][number];

/** CSS pixels from the top left of what the tab shows. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const FLAGS: Readonly<Record<Modifier, number>> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };
const BUTTONS = { left: 1, right: 2, middle: 4 } as const;

const flagsOf = (modifiers: readonly Modifier[]) => modifiers.reduce((sum, modifier) => sum | FLAGS[modifier], 0);

export async function moveMouse(send: SendCommand, { x, y }: Point): Promise<void> {
  await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
}

export async function clickMouse(
  send: SendCommand,
  point: Point,
  { button, count, modifiers }: { button: keyof typeof BUTTONS; count: number; modifiers: readonly Modifier[] },
): Promise<void> {
  for (let clickCount = 1; clickCount <= count; clickCount += 1) {
    const press = { ...point, button, clickCount, modifiers: flagsOf(modifiers) };
    await send('Input.dispatchMouseEvent', { type: 'mousePressed', buttons: BUTTONS[button], ...press });
    await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...press });
  }
}

/** The button held down at one place for so long. */
export async function holdMouse(send: SendCommand, point: Point, ms: number, signal: AbortSignal): Promise<void> {
  await pressAt(send, 'mousePressed', point);
  // What was pressed down is let go, also when the caller does not want it any more.
  await pause(ms, signal).catch(() => undefined);
  await pressAt(send, 'mouseReleased', point);
}

const pressAt = (send: SendCommand, type: 'mousePressed' | 'mouseReleased', point: Point) =>
  send('Input.dispatchMouseEvent', {
    type,
    ...point,
    button: 'left',
    clickCount: 1,
    buttons: type === 'mousePressed' ? 1 : 0,
  });

/** Lists react to the way, not only to its end. */
const STEPS = 8;
/** Pages look around by frames and timers while something is dragged over them. */
const DWELL_MS = 120;
/** What is `draggable` becomes a drag of the browser's own within this, unless the page forbids it. */
const DRAG_BEGINS_MS = 500;
const dragIntercepted = z.object({ data: z.unknown() });

/**
 * Presses at `from`, moves, and lets go at `to`. A drag of HTML's own never reaches the computer, where it would hang on
 * the real mouse: the browser hands its data out instead, and they are carried on from here.
 */
export async function dragMouse(
  { send, hear }: DebuggerSession,
  from: Point,
  to: Point,
  isDraggable: boolean,
  signal: AbortSignal,
): Promise<void> {
  await send('Input.setInterceptDrags', { enabled: true });
  await pressAt(send, 'mousePressed', from);
  let data: unknown;
  for (let step = 1; step <= STEPS; step += 1) {
    const part = step / STEPS;
    const at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    if (data !== undefined) {
      await send('Input.dispatchDragEvent', { type: 'dragOver', ...at, data });
      continue;
    }
    await send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at, button: 'left', buttons: 1 });
    const heard = await hear('Input.dragIntercepted', isDraggable && step === 2 ? DRAG_BEGINS_MS : 0);
    if (heard === undefined) continue;
    ({ data } = dragIntercepted.parse(heard));
    await send('Input.dispatchDragEvent', { type: 'dragEnter', ...at, data });
  }
  await pause(DWELL_MS, signal).catch(() => undefined);
  if (data === undefined) {
    await send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...to, button: 'left', buttons: 1 });
  } else {
    await send('Input.dispatchDragEvent', { type: 'dragOver', ...to, data });
    await send('Input.dispatchDragEvent', { type: 'drop', ...to, data });
  }
  await pressAt(send, 'mouseReleased', to);
}

/** What a key enters; nothing while Control, Alt or Meta is held. */
function textOf({ key, modifiers }: Stroke): string {
  if (modifiers.some((modifier) => modifier !== 'Shift')) return '';
  if (key === 'Enter') return '\r';
  return Array.from(key).length === 1 ? key : '';
}

export async function pressKey(send: SendCommand, stroke: Stroke): Promise<void> {
  const { key, code, keyCode, modifiers } = stroke;
  const text = textOf(stroke);
  const event = { key, code, windowsVirtualKeyCode: keyCode, modifiers: flagsOf(modifiers) };
  await send('Input.dispatchKeyEvent', {
    type: text === '' ? 'rawKeyDown' : 'keyDown',
    ...event,
    ...(text !== '' && { text, unmodifiedText: text }),
  });
  await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}

/** Longer texts arrive in one piece, as if pasted. */
const MAX_TYPED = 400;
const BACKSPACE: Stroke = { key: 'Backspace', code: 'Backspace', keyCode: 8, modifiers: [] };
const ENTER: Stroke = { key: 'Enter', code: 'Enter', keyCode: 13, modifiers: [] };

/** Into what has the focus, in place of what is selected. `lookAgain` throws once that is something else. */
export async function typeText(
  send: SendCommand,
  text: string,
  submits: boolean,
  lookAgain: () => Promise<unknown>,
): Promise<void> {
  if (text === '' || text.length > MAX_TYPED) await lookAgain();
  if (text === '') await pressKey(send, BACKSPACE);
  else if (text.length > MAX_TYPED) await send('Input.insertText', { text });
  else {
    for (const character of text) {
      await lookAgain();
      const isPlain = /^[\x20-\x7e]$/.test(character);
      if (!isPlain) await send('Input.insertText', { text: character });
      else
        await pressKey(send, {
          key: character,
          code: '',
          keyCode: character.toUpperCase().charCodeAt(0),
          modifiers: [],
        });
    }
  }
  if (!submits) return;
  await lookAgain();
  await pressKey(send, ENTER);
}
