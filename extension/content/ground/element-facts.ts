/** What grounding needs to know of an element, read from the page. */
import type { GroundingFacts } from '../../../shared/plan/grounding-facts.ts';
import { labelsOf } from '../accessibility/native-label.ts';
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { isOutOfUse, pressable } from '../act/actionable.ts';
import { composedParent } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { isVisible } from '../dom/visibility.ts';
import { isNativeField } from '../forms/fields-of.ts';
import { isTextField } from '../forms/type-text.ts';
import { cleanLine } from '../../../shared/page/clean-text.ts';
import { isInteractive } from '../snapshot/describe-element.ts';

/** Longer texts are paragraphs, not names. */
const MAX_NAME = 300;
/** How far up the text beside a field without a label is looked for. */
const MAX_LEVELS = 3;
const PRESSED = 'button, a, [role="button"], [role="link"], [role="tab"], [role="menuitem"]';
const POPUPS = /^(?:listbox|menu|tree|grid|dialog|true)$/;

/** The outermost element of a clickable spot that scripts made: only a hand cursor tells. */
function isHandSpot(element: Element, pass: ReadingPass): boolean {
  if (pass.style(element).cursor !== 'pointer') return false;
  const parent = composedParent(element).element;
  return parent === undefined || pass.style(parent).cursor !== 'pointer';
}

export function ownText(element: Element): string {
  return cleanLine(Array.from(element.childNodes, (node) => (node instanceof Text ? node.data : ' ')).join(''));
}

/** The last words before a field, or the first after a check box, with no other field in between. */
export function textBeside(element: Element): string {
  const isAfter = element instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(element.type);
  let from: Element = element;
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    for (
      let node = isAfter ? from.nextSibling : from.previousSibling;
      node !== null;
      node = isAfter ? node.nextSibling : node.previousSibling
    ) {
      if (node instanceof Element && (isNativeField(node) || node.querySelector('input, select, textarea') !== null))
        return '';
      if (node instanceof Element && /^(?:script|style|template)$/.test(node.localName)) continue;
      const text = cleanLine(node instanceof HTMLElement ? node.innerText : (node.textContent ?? ''));
      if (text !== '') return text.length <= MAX_NAME ? text : '';
    }
    const parent = composedParent(from).element;
    if (parent === undefined || parent === document.body || parent.localName === 'form') return '';
    from = parent;
  }
  return '';
}

/** The first of several boxes for a code answers for all of them: what is typed there goes on into the others. */
function codeTexts(element: Element, pass: ReadingPass): string[] {
  if (!(element instanceof HTMLInputElement) || element.maxLength !== 1) return [];
  let group = composedParent(element).element;
  for (let level = 0; level < MAX_LEVELS && group !== undefined; level += 1) {
    const boxes = [...group.querySelectorAll('input')].filter((one) => one.maxLength === 1);
    if (boxes.length > 1) return boxes[0] === element ? [cleanLine(nameOf(group, pass)), textBeside(group)] : [];
    group = composedParent(group).element;
  }
  return [];
}

/** What a control shows may differ from the name it was given: “+” on “Increase quantity”. */
const MAX_SHOWN = 40;

function otherTexts(element: Element, pass: ReadingPass): string[] {
  const texts = ['placeholder', 'title', 'alt', 'aria-label', 'aria-placeholder'].map(
    (name) => element.getAttribute(name) ?? '',
  );
  if (element instanceof HTMLInputElement && /^(?:submit|button|reset|image)$/.test(element.type))
    texts.push(element.value);
  if (element instanceof HTMLElement && element.hasAttribute('aria-label') && element.matches(PRESSED)) {
    const shown = cleanLine(element.innerText);
    if (shown.length <= MAX_SHOWN) texts.push(shown);
  }
  texts.push(...codeTexts(element, pass));
  for (const label of labelsOf(element, pass)) texts.push(label.textContent ?? '');
  // What a choice shows is what people call it by when it has no name.
  if (element instanceof HTMLSelectElement) texts.push(element.selectedOptions[0]?.label ?? '');
  return [...new Set(texts.map(cleanLine))].filter((text) => text !== '' && text.length <= MAX_NAME);
}

/** `billingEmail` as a person would read it; the last hope of a field without any text. */
function machineName(element: Element): string {
  const name = element.getAttribute('name') ?? element.id;
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_\-.[\]]+/g, ' ')
    .trim();
}

function nameFor(element: Element, role: string, isClickable: boolean, pass: ReadingPass): string {
  const name = cleanLine(nameOf(element, pass));
  if (name !== '') return name;
  if (role !== 'generic' && role !== 'none' && role !== 'row' && role !== 'listitem' && role !== 'paragraph') return '';
  if (!isClickable && role !== 'row' && role !== 'listitem') return ownText(element).slice(0, MAX_NAME);
  const text = cleanLine(element instanceof HTMLElement ? element.innerText : (element.textContent ?? ''));
  return text.length <= MAX_NAME ? text : '';
}

function listOf(element: Element): Element | undefined {
  return element instanceof HTMLOptionElement ? (element.closest('select') ?? undefined) : undefined;
}

export function groundingFacts(element: Element, pass: ReadingPass, nearDistance?: number): GroundingFacts {
  const role = roleOf(element, pass);
  const isField = isNativeField(element) || (element instanceof HTMLElement && element.isContentEditable);
  const isClickable = isInteractive(element, role) || isHandSpot(element, pass);
  const name = nameFor(element, role, isClickable, pass);
  const needsHelp = isField && labelsOf(element, pass).length === 0 && !element.hasAttribute('aria-label');
  const beside = needsHelp ? textBeside(element) : '';
  return {
    // To the specification a file field is a button; to its user it is a field.
    role: element instanceof HTMLInputElement && element.type === 'file' ? 'textbox' : role,
    name,
    otherTexts: otherTexts(element, pass),
    besideText: beside === '' && isField && name === '' ? machineName(element) : beside,
    // An option of a closed list can be chosen as soon as the list is to be seen.
    isVisible: isVisible(listOf(element) ?? pressable(element), pass),
    isEnabled: !isOutOfUse(element),
    isEditable: isTextField(element) || (element instanceof HTMLElement && element.isContentEditable),
    isInteractive: isClickable,
    hasPopup:
      POPUPS.test(element.getAttribute('aria-haspopup') ?? '') ||
      (element instanceof HTMLInputElement && element.list !== null),
    nearDistance,
  };
}
