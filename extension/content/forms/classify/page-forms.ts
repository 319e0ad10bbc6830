/** The forms of this document with what their fields ask for: only what a person could see and use. */
import { nameOf } from '../../accessibility/name.ts';
import { isOutOfUse } from '../../act/actionable.ts';
import { composedParent } from '../../dom/composed-tree.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { isVisible } from '../../dom/visibility.ts';
import { isOutOfSight, isTextOutOfSight } from '../../snapshot/sight.ts';
import { fieldsBelow, type NativeField } from '../fields-of.ts';
import { opacityOf } from '../opacity-of.ts';
import { classifyForm, type ClassifiedForm } from './classify-form.ts';

/** Pages with more fields than this are spreadsheets. */
export const MAX_FIELDS = 200;

/** What is fainter than this, or smaller in pixels, nobody makes out. */
const MIN_OPACITY = 0.1;
const MIN_SEEN_PX = 6;

/**
 * True for a field that its user sees. What is moved out of sight is a trap for programs, or would be filled without
 * the person's knowledge. Covering by other elements is not looked at.
 */
export function isSeen(field: Element, pass: ReadingPass): boolean {
  if (!isVisible(field, pass) || isTextOutOfSight(field, pass)) return false;
  const { width, height } = field.getBoundingClientRect();
  if (width < MIN_SEEN_PX || height < MIN_SEEN_PX) return false;
  let opacity = 1;
  for (let at: Element | undefined = field; at !== undefined; at = composedParent(at).element) {
    opacity *= opacityOf(pass.style(at));
    if (opacity < MIN_OPACITY || isOutOfSight(at, pass)) return false;
  }
  return true;
}

export const isUsable = (field: NativeField): boolean =>
  !isOutOfUse(field) && !(field instanceof HTMLSelectElement ? false : field.readOnly);

/** Each form once, in the order of their first fields. */
export function pageForms(pass: ReadingPass = new ReadingPass()): ClassifiedForm[] {
  const done = new Set<Element>();
  const forms: ClassifiedForm[] = [];
  for (const field of fieldsBelow(document.documentElement)) {
    if (done.has(field) || /^(?:checkbox|radio|file|range|color)$/.test(field.type)) continue;
    const form = classifyForm(field, pass);
    for (const one of form.kinds.keys()) done.add(one);
    done.add(field);
    forms.push(form);
  }
  return forms;
}

/** What the root of a form is called: by its name, its legend, its heading. */
export function formName(root: Element, pass: ReadingPass): string {
  const own = nameOf(root, pass);
  if (own !== '') return own;
  return (root.querySelector('legend, h1, h2, h3')?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
