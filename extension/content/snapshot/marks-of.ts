import { isEditingHost } from '../dom/focusable.ts';

/** Words that only the outline knows of an element. */
export function marksOf(element: Element, at: { readonly isClickable: boolean; readonly isUnseen: boolean }): string[] {
  const marks: string[] = [];
  if (at.isClickable) marks.push('clickable');
  if (at.isUnseen) marks.push('unseen');
  if (isEditingHost(element)) marks.push('editable');
  const isModal = element.localName === 'dialog' && element.matches(':modal');
  if (isModal || element.getAttribute('aria-modal')?.toLowerCase() === 'true') marks.push('modal');
  return marks;
}
