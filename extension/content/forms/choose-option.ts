/** Clicks an option of an open popup so that it is chosen afterwards: of lists that take several, a chosen one is let be. */
import type { CallContext } from '../../../shared/tools/types.ts';
import { waitUntilReady } from '../act/actionable.ts';
import { clickAt } from '../act/click.ts';
import { guard } from '../act/guard.ts';
import { poll } from '../act/pause.ts';
import { composedParent } from '../dom/composed-tree.ts';
import { isVisible } from '../dom/visibility.ts';
import { fieldsBelow } from './fields-of.ts';
import { sayingSo } from './saying-so.ts';

const LISTS = '[role="listbox"], [role="tree"], [role="grid"]';
/** How far around a control what was chosen in it may be shown. */
const MAX_LEVELS = 4;
/** A list may need a moment to show what a click took away. */
const SHOWN_WITHIN_MS = 150;

export function isSelected(option: Element): boolean {
  return option.getAttribute('aria-selected') === 'true' || option.getAttribute('aria-checked') === 'true';
}

/** Some lists call the option selected which the next key would choose, whether it is chosen or not. */
function mayBeActiveOnly(option: Element, list: Element): boolean {
  if (list.querySelectorAll('[aria-selected="true"], [aria-checked="true"]').length === 1) return true;
  const id = CSS.escape(option.id);
  return id !== '' && document.querySelector(`[aria-activedescendant="${id}"]`) !== null;
}

/** True when the control shows beside its field, as a chip or a tag, that the option is chosen. */
function isShownBeside(control: Element, option: Element, list: Element): boolean {
  let around = control;
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    const above = composedParent(around).element;
    if (above === undefined || fieldsBelow(above).filter((field) => isVisible(field)).length > 1) break;
    around = above;
  }
  const label = (option.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  return [...sayingSo(label, around)].some((one) => !list.contains(one));
}

async function press(option: Element, tool: string, context: CallContext): Promise<void> {
  const ready = await waitUntilReady(option, { signal: context.signal, needsHit: true });
  guard(tool, option, {}, context);
  clickAt(ready, { button: 'left', modifiers: [] }, 1);
}

export async function chooseOption(
  control: Element,
  option: Element,
  tool: string,
  context: CallContext,
): Promise<void> {
  const list = option.closest(LISTS);
  const wasSelected = list?.getAttribute('aria-multiselectable') === 'true' && isSelected(option);
  if (wasSelected && (!mayBeActiveOnly(option, list) || isShownBeside(control, option, list))) return;
  await press(option, tool, context);
  if (!wasSelected) return;
  // Now the click has told whether it was chosen before: then it is not any more.
  const isTakenAway = () => (option.isConnected && isVisible(option) && !isSelected(option) ? true : undefined);
  const takenAway = await poll(isTakenAway, { timeoutMs: SHOWN_WITHIN_MS, everyMs: 20, signal: context.signal });
  if (takenAway === true) await press(option, tool, context);
}
