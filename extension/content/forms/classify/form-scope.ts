/** What belongs to one form: the `<form>`, or what stands for one on a page that has none. */
import { composedChildren, composedParent, inTreeOrder, isElement } from '../../dom/composed-tree.ts';
import { fieldsBelow, formOf, isNativeField, type NativeField } from '../fields-of.ts';

const MAX_LEVELS = 10;
const MAX_BUTTONS = 60;

export interface FormScope {
  /** The `<form>` itself, or the container that was taken for one. */
  readonly root: Element;
  readonly isForm: boolean;
  /** Fields for text, choices and dates, in the order of the page. */
  readonly fields: readonly NativeField[];
  /** What can be pressed in it, in the order of the page. */
  readonly buttons: readonly Element[];
}

/** True for what looks like a button to its user, whatever it is made of. */
export function isButton(element: Element): boolean {
  const { localName } = element;
  if (localName === 'button') return true;
  if (localName === 'input') return /^(?:submit|button|image)$/i.test(element.getAttribute('type') ?? '');
  if (element.getAttribute('role') === 'button') return true;
  if (localName === 'a') return /^(?:|#.*|javascript:.*)$/i.test((element.getAttribute('href') ?? '').trim());
  // A part of a page that is a button by its name alone has no other mark.
  return (
    (localName === 'div' || localName === 'span') &&
    element.hasAttribute('onclick') &&
    /btn|button|submit/i.test(`${element.id} ${element.getAttribute('class') ?? ''}`)
  );
}

function buttonsBelow(root: Element, found: Element[] = []): Element[] {
  const children = composedChildren(root);
  for (let at = 0; at < children.length && found.length < MAX_BUTTONS; at += 1) {
    const child = children[at];
    if (!isElement(child)) continue;
    if (isButton(child)) found.push(child);
    else if (child.localName !== 'select') buttonsBelow(child, found);
  }
  return found;
}

const isAsked = (field: NativeField) => !/^(?:checkbox|radio|file|range|color)$/.test(field.type);

const inOrder = <One extends Element>(elements: readonly One[]) => [...new Set(elements)].toSorted(inTreeOrder);

function ofForm(form: HTMLFormElement): FormScope {
  // Elements can belong to a form that they do not stand in, and stand in one through a shadow root.
  const listed = [...form.elements];
  return {
    root: form,
    isForm: true,
    fields: inOrder([...listed.filter((one) => isNativeField(one)), ...fieldsBelow(form)]).filter((one) =>
      isAsked(one),
    ),
    buttons: inOrder([...listed.filter((one) => isButton(one)), ...buttonsBelow(form)]),
  };
}

/** The scope around a field or a button. */
export function formScope(element: Element): FormScope {
  const form = formOf(element);
  if (form !== undefined) return ofForm(form);
  let root = composedParent(element).element ?? element;
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    const isWhole = root.matches('dialog, [role="dialog"], [role="form"], body, main');
    const fields = fieldsBelow(root);
    const buttons = buttonsBelow(root);
    const holdsBoth = fields.some((one) => isAsked(one) && one !== element) && buttons.some((one) => one !== element);
    const parent = composedParent(root).element;
    // What lies around the next form is no longer this one's.
    const isLast = fields.some((one) => isAsked(one)) && buttons.length > 0 && parent?.querySelector('form') !== null;
    if (isLast || isWhole || holdsBoth || parent === undefined || parent.localName === 'html') {
      return { root, isForm: false, fields: fields.filter((one) => isAsked(one)), buttons };
    }
    root = parent;
  }
  return { root, isForm: false, fields: fieldsBelow(root).filter((one) => isAsked(one)), buttons: buttonsBelow(root) };
}
