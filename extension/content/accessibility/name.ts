import { ReadingPass } from '../dom/reading-pass.ts';
import { nameFromFrame } from './name-from-frame.ts';
import { textAlternative } from './text-alternative.ts';

/** The element's accessible name (accname 1.2), white space collapsed; empty when it has none. */
export function nameOf(element: Element, pass: ReadingPass = new ReadingPass()): string {
  let name = pass.names.get(element);
  if (name === undefined) {
    name = textAlternative(element, pass) || nameFromFrame(element);
    pass.names.set(element, name);
  }
  return name;
}
