/** One value into one control, whatever kind of control it is. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext } from '../../../shared/tools/types.ts';
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { sayElement, waitUntilReady } from '../act/actionable.ts';
import { refuseFileInput } from '../act/click.ts';
import { isVisible } from '../dom/visibility.ts';
import { guard } from '../act/guard.ts';
import { matchText } from '../../../shared/plan/match-text.ts';
import { requireHeld } from './check-value.ts';
import { chooseAllInPopup, chooseInListbox, chooseInPopup } from './choose-popup.ts';
import { chooseInSelect, chooseRadio, datalistValue, radiosOf } from './choose-native.ts';
import { fillCell, isCell } from './edit-cell.ts';
import { fillDate } from './fill-date.ts';
import { isMoved, moveValue } from './move-value.ts';
import { parseYesNo } from './normal-value.ts';
import { setChecked, toggleOf } from './set-checked.ts';
import { enterText, getTypingField, heldBy, isTextField, typingField, type Entry } from './type-text.ts';

/** Types into a field after it is ready. The caller checks what it holds (`requireEntry`) when the page has rested. */
export async function typeInto(
  element: Element,
  text: string,
  tool: string,
  context: CallContext,
  input: unknown = {},
): Promise<Entry> {
  const field = getTypingField(element);
  await waitUntilReady(field, { signal: context.signal, needsHit: false });
  guard(tool, field, input, context);
  const entry = await enterText(field, text);
  requireEntry(entry);
  return entry;
}

/** @throws ArqError `page.value_rejected` */
export function requireEntry(entry: Entry): void {
  const field = entry.fields[0];
  // Fields that the page took away have been taken note of.
  if (field === undefined || entry.fields.some((one) => !one.isConnected)) return;
  requireHeld(field, entry.wanted, heldBy(entry));
}

/** Options of a choice of any make. Returns the control whose value tells the result. */
export async function choose(
  element: Element,
  wanted: readonly string[],
  tool: string,
  context: CallContext,
): Promise<Element> {
  const control = element instanceof HTMLLabelElement ? (element.control ?? element) : element;
  const first = wanted[0] ?? '';
  if (control instanceof HTMLOptionElement) {
    const select = control.closest('select');
    if (select !== null) return choose(select, [control.label], tool, context);
  }
  if (control instanceof HTMLSelectElement) {
    await chooseInSelect(control, wanted, tool, context);
    return control;
  }
  const role = roleOf(control);
  if (role === 'radiogroup' || role === 'radio' || (role === 'group' && radiosOf(control).length > 0)) {
    await chooseRadio(control, first, tool, context);
    return control;
  }
  if (role === 'listbox' || role === 'tree') {
    await chooseInListbox(control, wanted, tool, context);
    return control;
  }
  if (control instanceof HTMLInputElement && control.list !== null) {
    await typeInto(control, datalistValue(control, first) ?? first, tool, context);
    return control;
  }
  const select = control.querySelector('select');
  // One that is hidden only keeps the value of what scripts show in its place.
  if (select !== null && isVisible(select)) return choose(select, wanted, tool, context);
  await chooseAllInPopup(control, wanted, tool, context);
  return control;
}

function isPopupChoice(control: Element, role: string): boolean {
  if (
    role !== 'combobox' &&
    !/^(?:listbox|menu|tree|grid|dialog|true)$/.test(control.getAttribute('aria-haspopup') ?? '')
  )
    return false;
  return !(control instanceof HTMLInputElement && control.list !== null);
}

/** In a field that also takes free text the options are an offer: what none of them fits is typed. */
async function fillCombobox(control: Element, value: string, tool: string, context: CallContext): Promise<void> {
  const field = typingField(control);
  if (field === undefined || !isTextField(field) || field.readOnly) return chooseInPopup(control, value, tool, context);
  try {
    return await chooseInPopup(control, value, tool, context);
  } catch (error) {
    if (!(error instanceof ArqError) || error.code !== 'page.option_missing') throw error;
    await typeInto(field, value, tool, context);
    return undefined;
  }
}

/**
 * Fills any control with a text: typed, chosen, ticked or set.
 * @returns the control whose value tells the result.
 */
export async function fillField(element: Element, value: string, tool: string, context: CallContext): Promise<Element> {
  const control = element instanceof HTMLLabelElement ? (element.control ?? element) : element;
  refuseFileInput(control);
  const role = roleOf(control);
  if (control instanceof HTMLSelectElement) {
    const isWhole = [...control.options].some((option) => matchText(value, option.label) === 'exact');
    const wanted = control.multiple && !isWhole ? value.split(/\s*[,;\n]\s*/).filter((one) => one !== '') : [value];
    return choose(control, wanted, tool, context);
  }
  if (role === 'radio' || role === 'radiogroup' || (role === 'group' && radiosOf(control).length > 0)) {
    const isYes = parseYesNo(value) === true && role === 'radio' && matchText(value, nameOf(control)) !== 'exact';
    if (isYes || (role === 'radio' && radiosOf(control).length < 2))
      return setChecked(control, parseYesNo(value) ?? true, tool, context);
    return choose(control, [value], tool, context);
  }
  const toggle = typingField(control) === undefined ? toggleOf(control) : undefined;
  if (toggle !== undefined && role !== 'combobox' && role !== 'listbox') {
    const isWanted = parseYesNo(value) ?? (matchText(value, nameOf(toggle)) === 'none' ? undefined : true);
    if (isWanted !== undefined) return setChecked(toggle, isWanted, tool, context);
    throw new ArqError('page.value_rejected', `The ${sayElement(toggle)} is a check box. Give true or false.`);
  }
  if (role === 'listbox' || role === 'tree') return choose(control, [value], tool, context);
  if (await fillDate(control, value, tool, context)) return control;
  if (isPopupChoice(control, role)) {
    await fillCombobox(control, value, tool, context);
    return control;
  }
  if (isMoved(control) && typingField(control) === undefined) {
    await moveValue(control, value, tool, context);
    return control;
  }
  if (typingField(control) === undefined && isCell(control) && (await fillCell(control, value, tool, context))) {
    return control;
  }
  const text =
    control instanceof HTMLInputElement && control.list !== null ? (datalistValue(control, value) ?? value) : value;
  const entry = await typeInto(control, text, tool, context);
  return entry.fields[0] ?? control;
}
