/** Options of `<select>`, of a `<datalist>` and of radio groups. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext } from '../../../shared/tools/types.ts';
import { nameOf } from '../accessibility/name.ts';
import { sayElement, waitUntilReady } from '../act/actionable.ts';
import { focusElement } from '../act/focus.ts';
import { guard } from '../act/guard.ts';
import { poll } from '../act/pause.ts';
import { getOption, joinOptions, matchOption, type OptionText } from './match-option.ts';
import { fireChange, fireInput, setSelected } from './native-value.ts';
import { setChecked } from './set-checked.ts';

/** Options often arrive after another choice was made ("Country" before "City"). */
const OPTIONS_WITHIN_MS = 3000;

function isDisabledOption(option: HTMLOptionElement): boolean {
  return option.disabled || (option.parentElement instanceof HTMLOptGroupElement && option.parentElement.disabled);
}

export function optionTexts(options: Iterable<HTMLOptionElement>): OptionText[] {
  return [...options].map((option) => ({
    label: (option.label || option.text).replaceAll(/\s+/g, ' ').trim(),
    value: option.value,
    isDisabled: isDisabledOption(option),
  }));
}

/** Chooses exactly these options, as a person would in the opened list. */
export async function chooseInSelect(
  select: HTMLSelectElement,
  named: readonly string[],
  tool: string,
  context: CallContext,
): Promise<void> {
  const wanted = joinOptions(named, optionTexts(select.options));
  if (wanted.length > 1 && !select.multiple) {
    throw new ArqError('page.option_missing', `The ${sayElement(select)} takes one option only. Give one.`);
  }
  await waitUntilReady(select, { signal: context.signal, needsHit: false });
  await poll(
    () => (wanted.every((one) => matchOption(one, optionTexts(select.options)) !== undefined) ? true : undefined),
    {
      timeoutMs: OPTIONS_WITHIN_MS,
      signal: context.signal,
    },
  );
  const texts = optionTexts(select.options);
  const chosen = new Set(wanted.map((one) => getOption(one, texts, sayElement(select))));
  guard(tool, select, {}, context);
  focusElement(select);
  const options = [...select.options];
  if (options.every((option, index) => option.selected === chosen.has(index))) return;
  for (const [index, option] of options.entries()) {
    // In a single select only setting `true` matters: clearing the old one first would choose the first option.
    if (select.multiple || chosen.has(index)) setSelected(option, chosen.has(index));
  }
  fireInput(select, 'insertReplacementText', null);
  fireChange(select);
  const held = [...select.options].filter((option) => option.selected);
  if (
    select.isConnected &&
    !held.some((option) => wanted.some((one) => matchOption(one, optionTexts([option])) === 0))
  ) {
    throw new ArqError(
      'page.value_rejected',
      `The ${sayElement(select)} went back to “${held[0]?.label ?? ''}” after the choice. The page does not accept it now.`,
    );
  }
}

/** The value of a datalist's option that a text means; undefined when the field has no such option. */
export function datalistValue(field: HTMLInputElement, wanted: string): string | undefined {
  const list = field.list;
  if (list === null) return undefined;
  const texts = optionTexts(list.querySelectorAll('option'));
  const found = matchOption(wanted, texts);
  return typeof found === 'number' ? texts[found]?.value : undefined;
}

/** The radio buttons that belong together: by name in their form, or inside a group. */
export function radiosOf(element: Element): Element[] {
  if (element instanceof HTMLInputElement && element.type === 'radio') {
    if (element.name === '') return [element];
    const root = element.getRootNode();
    const scope = root instanceof Document || root instanceof ShadowRoot ? root : document;
    return [...scope.querySelectorAll('input[type="radio"]')].filter(
      (one) => one instanceof HTMLInputElement && one.name === element.name && one.form === element.form,
    );
  }
  const group =
    element.getAttribute('role') === 'radio' ? (element.closest('[role="radiogroup"]') ?? element) : element;
  return [...group.querySelectorAll('input[type="radio"], [role="radio"], [role="menuitemradio"]')];
}

export async function chooseRadio(
  element: Element,
  wanted: string,
  tool: string,
  context: CallContext,
): Promise<Element> {
  const radios = radiosOf(element);
  const texts = radios.map((radio) => ({
    label: nameOf(radio),
    value: radio instanceof HTMLInputElement ? radio.value : (radio.getAttribute('data-value') ?? ''),
    isDisabled: radio.matches(':disabled, [aria-disabled="true"]'),
  }));
  const radio = radios[getOption(wanted, texts, sayElement(element))];
  if (radio === undefined)
    throw new ArqError('page.option_missing', `The ${sayElement(element)} has no option “${wanted}”.`);
  return setChecked(radio, true, tool, context);
}
