/** Cells of a grid that become a field when they are opened: by a double click, or by Enter. */
import type { CallContext } from '../../../shared/tools/types.ts';
import { roleOf } from '../accessibility/role.ts';
import { waitUntilReady } from '../act/actionable.ts';
import { clickAt } from '../act/click.ts';
import { focusElement } from '../act/focus.ts';
import { guard } from '../act/guard.ts';
import { getCombination } from '../act/key-names.ts';
import { poll } from '../act/pause.ts';
import { pressStroke } from '../act/press.ts';
import { enterText, typingField, type TextField } from './type-text.ts';

const OPENS_WITHIN_MS = 400;

export function isCell(control: Element): boolean {
  return (
    /^(?:gridcell|cell|columnheader|rowheader)$/.test(roleOf(control)) && control.closest('[role$="grid"]') !== null
  );
}

/** True when the cell opened and took the text. */
export async function fillCell(cell: Element, text: string, tool: string, context: CallContext): Promise<boolean> {
  const { signal } = context;
  const ready = await waitUntilReady(cell, { signal, needsHit: true });
  guard(tool, cell, {}, context);
  clickAt(ready, { button: 'left', modifiers: [] }, 2);
  const find = (): TextField | HTMLElement | undefined => typingField(cell);
  let field = await poll(find, { timeoutMs: OPENS_WITHIN_MS, signal });
  if (field === undefined) {
    focusElement(cell);
    pressStroke(cell, getCombination('Enter'));
    field = await poll(find, { timeoutMs: OPENS_WITHIN_MS, signal });
  }
  if (field === undefined) return false;
  await enterText(field, text);
  if (field.isConnected) pressStroke(field, getCombination('Enter'));
  return true;
}
