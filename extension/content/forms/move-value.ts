/** Sliders, spin buttons and splitters that scripts make: moved by keys, as their ARIA patterns say. */
import { matchText } from '../../../shared/plan/match-text.ts';
import type { CallContext } from '../../../shared/tools/types.ts';
import { roleOf } from '../accessibility/role.ts';
import { waitUntilReady } from '../act/actionable.ts';
import { focusElement } from '../act/focus.ts';
import { guard } from '../act/guard.ts';
import { getCombination } from '../act/key-names.ts';
import { keyDown, keyUp } from '../act/keyboard.ts';
import { nextTask, pause } from '../act/pause.ts';
import { requireHeld } from './check-value.ts';
import { normalNumber } from './normal-value.ts';

/** So many keys at most. */
const MAX_STEPS = 1000;
/** A page shows the new value at once, or when it renders. */
const MOVES_WITHIN_MS = 150;
const MOVED = new Set(['slider', 'spinbutton', 'separator', 'scrollbar']);

/** True for what has a value that keys move; native fields are none. */
export function isMoved(control: Element): boolean {
  return MOVED.has(roleOf(control)) && control.hasAttribute('aria-valuenow') && !(control instanceof HTMLInputElement);
}

const valueOf = (control: Element) => Number(control.getAttribute('aria-valuenow') ?? Number.NaN);
const textOf = (control: Element) => control.getAttribute('aria-valuetext') ?? '';

async function press(control: Element, key: string): Promise<boolean> {
  const before = [valueOf(control), textOf(control)].join();
  const hasMoved = () => [valueOf(control), textOf(control)].join() !== before;
  const stroke = getCombination(key);
  keyDown(control, stroke);
  keyUp(control, stroke);
  await Promise.resolve();
  if (hasMoved()) return true;
  await nextTask();
  for (const end = performance.now() + MOVES_WITHIN_MS; !hasMoved() && performance.now() < end;) await pause(10);
  return hasMoved();
}

function keysOf(control: Element): readonly [more: string, less: string] {
  const orientation = control.getAttribute('aria-orientation');
  const role = roleOf(control);
  // A splitter between columns is a vertical line that moves sideways.
  const isUpright = role === 'separator' ? orientation === 'horizontal' : orientation === 'vertical';
  return role === 'spinbutton' || isUpright ? ['ArrowUp', 'ArrowDown'] : ['ArrowRight', 'ArrowLeft'];
}

async function moveToNumber(control: Element, wanted: number, signal: AbortSignal): Promise<void> {
  let [more, less] = keysOf(control);
  // Large steps are used until one goes too far or has no effect.
  let hasPages = true;
  for (let step = 0; step < MAX_STEPS && valueOf(control) !== wanted && !signal.aborted; step += 1) {
    const before = valueOf(control);
    const isMore = before < wanted;
    const distance = Math.abs(wanted - before);
    const isPage = hasPages && distance > 20;
    const hasMoved = await press(control, isPage ? (isMore ? 'PageUp' : 'PageDown') : isMore ? more : less);
    const after = valueOf(control);
    if (isPage) {
      hasPages = hasMoved && Math.abs(wanted - after) < distance;
      continue;
    }
    if (!hasMoved) return;
    // From right to left, or upside down: the keys mean the opposite.
    if (Math.abs(wanted - after) > distance && after > before !== isMore && step < 3) [more, less] = [less, more];
    else if (after > wanted !== before > wanted && after !== wanted) return;
  }
}

async function moveToText(control: Element, wanted: string, signal: AbortSignal): Promise<void> {
  const isThere = () => ['exact', 'normal', 'squashed'].includes(matchText(wanted, textOf(control)));
  if (isThere()) return;
  await press(control, 'Home');
  const [more] = keysOf(control);
  for (let step = 0; step < MAX_STEPS && !isThere() && !signal.aborted; step += 1) {
    if (!(await press(control, more))) return;
  }
}

/**
 * Moves a value to a number, or to what the control calls one of its values (“Medium”).
 * @throws ArqError `page.value_rejected` when it does not get there.
 */
export async function moveValue(control: Element, value: string, tool: string, context: CallContext): Promise<void> {
  await waitUntilReady(control, { signal: context.signal, needsHit: false });
  guard(tool, control, {}, context);
  focusElement(control);
  const number = normalNumber(value);
  if (number === undefined) {
    await moveToText(control, value, context.signal);
    requireHeld(control, value, textOf(control));
    return;
  }
  await moveToNumber(control, Number(number), context.signal);
  requireHeld(control, number, String(valueOf(control)));
}
