/** Mouse and keyboard as the browser itself sends them. https://chromedevtools.github.io/devtools-protocol/tot/Input/ */
import type { ToolOutput } from '../../../shared/tools/types.ts';
import type { SendCommand } from './debugger-session.ts';

type Stroke = NonNullable<ToolOutput<'frame_begin_act'>['stroke']>;
type Modifier = Stroke['modifiers'][number];

interface Point {
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
  await moveMouse(send, point);
  for (let clickCount = 1; clickCount <= count; clickCount += 1) {
    const press = { ...point, button, clickCount, modifiers: flagsOf(modifiers) };
    await send('Input.dispatchMouseEvent', { type: 'mousePressed', buttons: BUTTONS[button], ...press });
    await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...press });
  }
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

/** Into what has the focus, in place of what is selected. */
export async function typeText(send: SendCommand, text: string, submits: boolean): Promise<void> {
  if (text === '') await pressKey(send, BACKSPACE);
  else if (text.length > MAX_TYPED) await send('Input.insertText', { text });
  else {
    for (const character of text) {
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
  if (submits) await pressKey(send, ENTER);
}
