import { isOutOfUse } from './actionable.ts';
import { focusedElement } from './focus.ts';
import { doKeyDefault } from './key-defaults.ts';
import type { KeyStroke } from './key-names.ts';
import { holdModifiers, keyDown, keyUp } from './keyboard.ts';

/** Presses a key combination in an element: events, and what the browser would do by itself. */
export function pressStroke(target: Element, stroke: KeyStroke): void {
  const letGo = holdModifiers(target, stroke.modifiers);
  if (keyDown(target, stroke) && !isOutOfUse(target)) doKeyDefault(target, stroke);
  // The key comes up wherever the focus went meanwhile.
  const end = target.isConnected ? (focusedElement() ?? target) : (focusedElement() ?? document.body);
  keyUp(end, stroke);
  letGo();
}
