/** Pinching: what a trackpad sends, which is a wheel with Control held; and two fingers for pages that want those. */
import type { Point } from './hit-test.ts';
import { pause } from './pause.ts';
import { fireTouch, type Finger } from './touch.ts';
import { fireWheel } from './wheel.ts';

const STEPS = 6;
const STEP_MS = 12;
/** Fingers begin so far from each other, in CSS pixels. */
const SPREAD = 60;
/** Wheel delta for a factor of e, as trackpads of today have it. */
const DELTA_PER_E = 100;

export async function pinchAt(target: Element, point: Point, scale: number, signal: AbortSignal): Promise<void> {
  const delta = (-Math.log(scale) * DELTA_PER_E) / STEPS;
  let isTaken = false;
  for (let step = 0; step < STEPS && !signal.aborted; step += 1) {
    isTaken = !fireWheel(target, point, { y: delta, isPinch: true }) || isTaken;
    await pause(STEP_MS, signal);
  }
  if (!isTaken && target.isConnected) await byFingers(target, point, scale, signal);
}

async function byFingers(target: Element, { x, y }: Point, scale: number, signal: AbortSignal): Promise<void> {
  const start = scale > 1 ? SPREAD / scale : SPREAD;
  const fingersAt = (spread: number): Finger[] => [
    { id: 0, point: { x: x - spread / 2, y } },
    { id: 1, point: { x: x + spread / 2, y } },
  ];
  let fingers = fingersAt(start);
  fireTouch(target, 'touchstart', fingers, fingers);
  for (let step = 1; step <= STEPS && !signal.aborted; step += 1) {
    fingers = fingersAt(start * scale ** (step / STEPS));
    fireTouch(target, 'touchmove', fingers, fingers);
    await pause(STEP_MS, signal);
  }
  fireTouch(target, 'touchend', fingers, []);
}
