/** Choices that scripts make: ARIA listboxes, comboboxes and buttons that open a menu of options. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext } from '../../../shared/tools/types.ts';
import { nameOf } from '../accessibility/name.ts';
import { isOutOfUse, sayElement, waitUntilReady } from '../act/actionable.ts';
import { clickAt } from '../act/click.ts';
import { focusedElement, focusElement } from '../act/focus.ts';
import { guard } from '../act/guard.ts';
import { keyDown, keyUp } from '../act/keyboard.ts';
import { getCombination } from '../act/key-names.ts';
import { poll } from '../act/pause.ts';
import { composedChildren, referencedElements } from '../dom/composed-tree.ts';
import { isVisible } from '../dom/visibility.ts';
import { getOption, matchOption, type OptionText } from './match-option.ts';
import { chooseOption, isSelected } from './choose-option.ts';
import { fireInput, setNativeValue } from './native-value.ts';
import { sayingSo } from './saying-so.ts';
import { enterText, isTextField, typingField, type TextField } from './type-text.ts';

const OPTION_ROLES = new Set(['option', 'menuitem', 'menuitemradio', 'menuitemcheckbox', 'treeitem', 'gridcell']);
const POPUP_ROLES = '[role="listbox"], [role="menu"], [role="tree"], [role="grid"], [role="dialog"]';
const OPENS_WITHIN_MS = 1200;
const SHOWS_WITHIN_MS = 400;
/** Options that come from a server after typing. */
const FILTERS_WITHIN_MS = 3000;
/** Lists of several stay open. */
const CLOSES_WITHIN_MS = 120;
const MAX_OPTIONS = 2000;

function optionsBelow(root: Element | Document, found: Element[] = []): Element[] {
  const children = root instanceof Document ? [root.documentElement] : Array.from(composedChildren(root));
  for (const child of children) {
    if (!(child instanceof Element) || found.length >= MAX_OPTIONS) continue;
    const role = child.getAttribute('role');
    if (role !== null && OPTION_ROLES.has(role)) found.push(child);
    else optionsBelow(child, found);
  }
  return found;
}

function textsOf(options: readonly Element[]): OptionText[] {
  return options.map((option) => ({
    label: nameOf(option) || (option.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
    value: option.getAttribute('data-value') ?? option.getAttribute('value') ?? '',
    isDisabled: isOutOfUse(option),
  }));
}

/** What says for a field whether its popup is open. */
function holderOf(control: Element): Element {
  return control.closest('[role="combobox"], [aria-haspopup]') ?? control;
}

/** What the control says that it opens. */
function popupsOf(control: Element): Element[] {
  const named = [...referencedElements(control, 'aria-controls'), ...referencedElements(control, 'aria-owns')];
  return named.filter((element) => element.matches(POPUP_ROLES) || optionsBelow(element).length > 0);
}

/** Options that can be chosen now: of the control's popup, else all that came into sight since. */
function openOptions(control: Element, before: ReadonlySet<Element>): Element[] {
  const holder = holderOf(control);
  const own = optionsBelow(holder).filter((option) => isVisible(option));
  if (own.length > 0) return own;
  const popups = [...popupsOf(control), ...popupsOf(holder)]
    .flatMap((popup) => optionsBelow(popup))
    .filter((option) => isVisible(option));
  if (popups.length > 0) return popups;
  return optionsBelow(document).filter((option) => !before.has(option) && isVisible(option));
}

async function press(element: Element, tool: string, context: CallContext): Promise<void> {
  const ready = await waitUntilReady(element, { signal: context.signal, needsHit: true });
  guard(tool, element, {}, context);
  clickAt(ready, { button: 'left', modifiers: [] }, 1);
}

function pressKey(element: Element, key: string): void {
  const stroke = getCombination(key);
  keyDown(element, stroke);
  keyUp(element, stroke);
}

/** Chooses in a list that is always open. With several options, exactly these. */
export async function chooseInListbox(
  list: Element,
  wanted: readonly string[],
  tool: string,
  context: CallContext,
): Promise<void> {
  const options = optionsBelow(list);
  const texts = textsOf(options);
  const chosen = new Set(wanted.map((one) => getOption(one, texts, sayElement(list))));
  const isMultiple = list.getAttribute('aria-multiselectable') === 'true';
  if (chosen.size > 1 && !isMultiple) {
    throw new ArqError('page.option_missing', `The ${sayElement(list)} takes one option only. Give one.`);
  }
  for (const [index, option] of options.entries()) {
    const shouldClick = isMultiple
      ? isSelected(option) !== chosen.has(index)
      : chosen.has(index) && !isSelected(option);
    if (shouldClick) await press(option, tool, context);
  }
}

/** What could be seen before the popup opened. */
interface Closed {
  readonly options: ReadonlySet<Element>;
  readonly saying: ReadonlySet<Element>;
}

function seeClosed(wanted: readonly string[]): Closed {
  return {
    options: new Set(optionsBelow(document).filter((option) => isVisible(option))),
    saying: new Set(wanted.flatMap((one) => [...sayingSo(one)])),
  };
}

/** Opens a combobox or a button of a menu, finds the option (typing to filter where one can) and clicks it. */
export async function chooseInPopup(
  control: Element,
  wanted: string,
  tool: string,
  context: CallContext,
  closed: Closed = seeClosed([wanted]),
): Promise<void> {
  const { signal } = context;
  const inner = typingField(control);
  const field = inner !== undefined && isTextField(inner) && !inner.readOnly ? inner : undefined;
  const options = () => openOptions(control, closed.options);
  const fitting = (): Element | undefined => {
    const now = options();
    const at = matchOption(wanted, textsOf(now));
    if (at === 'tie') return now[getOption(wanted, textsOf(now), sayElement(control))];
    if (at !== undefined) return now[at];
    return now.length > 0 ? undefined : [...sayingSo(wanted)].findLast((one) => !closed.saying.has(one));
  };
  let found = isOpen(control) || options().length > 0 ? fitting() : undefined;
  if (found === undefined) {
    await press(control, tool, context);
    if (field !== undefined) found = await poll(fitting, { timeoutMs: SHOWS_WITHIN_MS, signal });
    // Many offer nothing before something is typed.
    const isTyped = field !== undefined && !isOpen(control);
    if (!isTyped) found ??= await poll(fitting, { timeoutMs: OPENS_WITHIN_MS, signal });
  }
  if (found === undefined && field !== undefined) {
    await enterText(field, wanted);
    // One that takes no text is there for keys only.
    if (field.value !== '') found = await poll(fitting, { timeoutMs: FILTERS_WITHIN_MS, signal });
  }
  if (found === undefined && options().length === 0) {
    focusElement(control);
    pressKey(control, 'ArrowDown');
    found = await poll(fitting, { timeoutMs: OPENS_WITHIN_MS, signal });
  }
  if (found === undefined) {
    if (field !== undefined) emptyFilter(field);
    const listed = textsOf(options());
    pressKey(control, 'Escape');
    getOption(wanted, listed, sayElement(control));
    return;
  }
  // A disabled one is told as such.
  if (isOutOfUse(found)) getOption(wanted, textsOf([found]), sayElement(control));
  await chooseOption(control, found, tool, context);
}

function isOpen(control: Element): boolean {
  const holder = holderOf(control);
  const told =
    [control, holder].find((one) => one.hasAttribute('aria-expanded')) ?? holder.querySelector('[aria-expanded]');
  return told?.getAttribute('aria-expanded') === 'true';
}

function takesSeveral(control: Element): boolean {
  const popups = [holderOf(control), ...popupsOf(control), ...popupsOf(holderOf(control))];
  const SEVERAL = '[aria-multiselectable="true"]';
  return popups.some((popup) => popup.matches(SEVERAL) || popup.querySelector(SEVERAL) !== null);
}

/**
 * One after the other; a popup that stays open for more is closed at the end. One that takes a single option closes by
 * itself, if slowly, and the key would close the dialog around it.
 */
export async function chooseAllInPopup(
  control: Element,
  wanted: readonly string[],
  tool: string,
  context: CallContext,
): Promise<void> {
  const closed = seeClosed(wanted);
  for (const one of wanted) await chooseInPopup(control, one, tool, context, closed);
  if (wanted.length < 2 && !takesSeveral(control)) return;
  const isClosed = () => (isOpen(control) ? undefined : true);
  const closes = await poll(isClosed, { timeoutMs: CLOSES_WITHIN_MS, everyMs: 20, signal: context.signal });
  if (closes === undefined) pressKey(focusedElement() ?? control, 'Escape');
}

function emptyFilter(field: TextField): void {
  setNativeValue(field, '');
  fireInput(field, 'deleteContentBackward', null);
}
