import { keyDown, keyUp } from '../act/keyboard.ts';
import { fireBeforeInput, fireInput, setNativeValue } from './native-value.ts';
import type { TextField } from './type-text.ts';

/** Empties a field whose text is selected, as Backspace does. */
export function clearByKey(field: TextField): void {
  const stroke = { key: 'Backspace', code: 'Backspace', keyCode: 8, modifiers: [] };
  if (keyDown(field, stroke) && fireBeforeInput(field, 'deleteContentBackward', null)) {
    setNativeValue(field, '');
    fireInput(field, 'deleteContentBackward', null);
  }
  keyUp(field, stroke);
}
