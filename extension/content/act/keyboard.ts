/** Keyboard events as a keyboard makes them. What a key then does is the business of `key-defaults.ts`. */
import type { KeyStroke } from './key-names.ts';
import { modifierFlags, type Modifier } from './pointer.ts';

function keyInit(stroke: KeyStroke, held: readonly Modifier[]): KeyboardEventInit {
  return {
    key: stroke.key,
    code: stroke.code,
    keyCode: stroke.keyCode,
    which: stroke.keyCode,
    bubbles: true,
    cancelable: true,
    composed: true,
    view: window,
    ...modifierFlags(held),
  };
}

function fire(target: Element, type: string, stroke: KeyStroke, held: readonly Modifier[]): boolean {
  return target.dispatchEvent(new KeyboardEvent(type, keyInit(stroke, held)));
}

/** True for keys that enter something, which alone make a keypress. */
function makesKeypress(stroke: KeyStroke): boolean {
  const isEntering = Array.from(stroke.key).length === 1 || stroke.key === 'Enter';
  return isEntering && !stroke.modifiers.some((modifier) => modifier !== 'Shift');
}

/** Presses the key down. False when the page took it for itself, so that nothing else may happen. */
export function keyDown(target: Element, stroke: KeyStroke): boolean {
  const isDefault = fire(target, 'keydown', stroke, stroke.modifiers);
  if (!isDefault || !makesKeypress(stroke)) return isDefault;
  const init = keyInit(stroke, stroke.modifiers);
  const charCode = stroke.key === 'Enter' ? 13 : (stroke.key.codePointAt(0) ?? 0);
  return target.dispatchEvent(new KeyboardEvent('keypress', { ...init, charCode, keyCode: charCode, which: charCode }));
}

export function keyUp(target: Element, stroke: KeyStroke): void {
  fire(target, 'keyup', stroke, stroke.modifiers);
}

const MODIFIER_CODES: Record<Modifier, number> = { Shift: 16, Control: 17, Alt: 18, Meta: 91 };

function modifierStroke(modifier: Modifier): KeyStroke {
  return { key: modifier, code: `${modifier}Left`, keyCode: MODIFIER_CODES[modifier], modifiers: [] };
}

/** Holds the modifiers of a combination down, one after the other, and returns what lets them go again. */
export function holdModifiers(target: Element, modifiers: readonly Modifier[]): () => void {
  const held: Modifier[] = [];
  for (const modifier of modifiers) {
    held.push(modifier);
    fire(target, 'keydown', modifierStroke(modifier), held);
  }
  return () => {
    while (held.length > 0) {
      const modifier = held.pop();
      if (modifier !== undefined) fire(target, 'keyup', modifierStroke(modifier), held);
    }
  };
}
