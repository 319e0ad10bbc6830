/** Check boxes, switches, radio buttons and what looks like them. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext } from '../../../shared/tools/types.ts';
import { roleOf } from '../accessibility/role.ts';
import { sayElement, waitUntilReady } from '../act/actionable.ts';
import { clickAt } from '../act/click.ts';
import { guard } from '../act/guard.ts';
import { poll } from '../act/pause.ts';

/** A page may need a moment to show the new state. */
const SHOWN_WITHIN_MS = 1200;
const TOGGLES = /^(?:checkbox|switch|radio|menuitemcheckbox|menuitemradio|option|treeitem|button|tab|gridcell|row)$/;

/** The toggle that an element is, belongs to or holds. */
export function toggleOf(element: Element): Element | undefined {
  const control = element instanceof HTMLLabelElement ? (element.control ?? element) : element;
  if (isToggle(control)) return control;
  const inner = [
    ...control.querySelectorAll(
      'input[type="checkbox"], input[type="radio"], [role="checkbox"], [role="switch"], [role="radio"]',
    ),
  ];
  return inner.length === 1 ? inner[0] : undefined;
}

function isToggle(element: Element): boolean {
  if (element instanceof HTMLInputElement) return element.type === 'checkbox' || element.type === 'radio';
  return TOGGLES.test(roleOf(element)) && isChecked(element) !== undefined;
}

/** The state as the page shows it; undefined for elements that have none. `mixed` counts as not checked. */
export function isChecked(element: Element): boolean | undefined {
  if (element instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(element.type)) {
    return element.checked && !element.indeterminate;
  }
  for (const attribute of ['aria-checked', 'aria-pressed', 'aria-selected']) {
    const value = element.getAttribute(attribute);
    if (value !== null) return value === 'true';
  }
  return /^(?:checkbox|switch|radio|menuitemcheckbox|menuitemradio)$/.test(roleOf(element)) ? false : undefined;
}

/**
 * Brings a toggle into a state by clicking it, or its label when it is hidden. Does nothing when it stands so already.
 * @throws ArqError `page.not_checkable`, `page.value_rejected` and those of `waitUntilReady`.
 */
export async function setChecked(
  element: Element,
  checked: boolean,
  tool: string,
  context: CallContext,
): Promise<Element> {
  const toggle = toggleOf(element);
  const what = sayElement(element);
  if (toggle === undefined) {
    throw new ArqError(
      'page.not_checkable',
      `The ${what} cannot be ticked. Use page_click, or find the check box itself.`,
    );
  }
  if (isChecked(toggle) === checked) return toggle;
  if (!checked && roleOf(toggle).endsWith('radio')) {
    throw new ArqError(
      'page.not_checkable',
      `The ${what} is a radio button and cannot be unticked. Choose another one of its group.`,
    );
  }
  const ready = await waitUntilReady(toggle, { signal: context.signal, needsHit: true });
  if (isChecked(toggle) === checked) return toggle;
  guard(tool, toggle, { checked }, context);
  clickAt(ready, { button: 'left', modifiers: [] }, 1);
  const isSet = await poll(() => (isChecked(toggle) === checked ? true : undefined), {
    timeoutMs: toggle instanceof HTMLInputElement ? SHOWN_WITHIN_MS / 4 : SHOWN_WITHIN_MS,
    signal: context.signal,
  });
  // A page that replaces the element when it is clicked has taken the click.
  if (isSet === undefined && toggle.isConnected) {
    throw new ArqError(
      'page.value_rejected',
      `The ${what} was clicked but is still ${checked ? 'not ticked' : 'ticked'}. The page may want something else first.`,
    );
  }
  return toggle;
}
