/** Every row of the matrix, in the order of the table. */
import type { Group } from '../row.ts';
import { knownFailures } from '../known-failures.ts';
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

const all: readonly Group[] = [
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

/** With what is known to fail, and why. */
export const groups: readonly Group[] = all.map((group) => ({
  ...group,
  rows: group.rows.map((row) => {
    const fails = knownFailures[row.control] ?? row.fails;
    return fails === undefined ? row : { ...row, fails };
  }),
}));
