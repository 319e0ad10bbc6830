/** Every row of the matrix, in the order of the table. */
import type { Group } from '../row.ts';
import { choices } from './choices.ts';
import { components } from './components.ts';
import { textEditors } from './editors.ts';
import { frameworks } from './frameworks.ts';
import { dragging, masks, virtual } from './moves.ts';
import { native } from './native.ts';
import { listPatterns } from './list-patterns.ts';
import { rangePatterns, togglePatterns } from './patterns.ts';
import { pickers } from './pickers.ts';
import { comboboxPatterns, dialogPatterns, menuPatterns } from './popup-patterns.ts';

export const groups: readonly Group[] = [
  native,
  togglePatterns,
  rangePatterns,
  listPatterns,
  comboboxPatterns,
  menuPatterns,
  dialogPatterns,
  frameworks,
  masks,
  choices,
  components,
  pickers,
  textEditors,
  dragging,
  virtual,
];
