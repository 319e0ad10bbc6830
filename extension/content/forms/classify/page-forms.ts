/** The forms of this document with what their fields ask for: only what a person could see and use. */
import { nameOf } from '../../accessibility/name.ts';
import { isOutOfUse } from '../../act/actionable.ts';
import { composedParent } from '../../dom/composed-tree.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { isVisible } from '../../dom/visibility.ts';
import { isOutOfSight } from '../../snapshot/sight.ts';
import { fieldsBelow, type NativeField } from '../fields-of.ts';
import { classifyForm, type ClassifiedForm } from './classify-form.ts';

/** Pages with more fields than this are spreadsheets. */
export const MAX_FIELDS = 200;

/**
 * True for a field that its user sees. What is moved out of sight is a trap for programs, or would be filled without
 * the person's knowledge.
 */
export function isSeen(field: Element, pass: ReadingPass): boolean {
  if (!isVisible(field, pass)) return false;
  for (let at: Element | undefined = field; at !== undefined; at = composedParent(at).element) {
    if (isOutOfSight(at, pass)) return false;
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

/** What a form is called: by its name, its legend, its heading. */
export function formName({ scope: { root } }: ClassifiedForm, pass: ReadingPass): string {
  const own = nameOf(root, pass);
  if (own !== '') return own;
  return (root.querySelector('legend, h1, h2, h3')?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
