/** What the user has selected in this document: in its text, in a shadow root, or in a field. */
import { shadowRootOf, composedParent, isElement } from '../dom/composed-tree.ts';
import { isPrivateField } from '../private-fields.ts';
import { stripInvisible } from '../../../shared/page/clean-text.ts';

export interface PageSelection {
  readonly text: string;
  readonly element: Element | undefined;
  readonly isField: boolean;
}

const NOTHING: PageSelection = { text: '', element: undefined, isField: false };

/** Chromium keeps a selection for each shadow root and gives it there alone. */
interface SelectingRoot {
  getSelection?(): Selection | null;
}

/** The element with the focus, through shadow roots. */
function focusedElement(): Element | undefined {
  let element = document.activeElement;
  for (let inner = element; inner !== null; inner = shadowRootOf(inner)?.activeElement ?? null) element = inner;
  return element ?? undefined;
}

function inField(element: Element | undefined): PageSelection | undefined {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return undefined;
  const { selectionStart, selectionEnd, value } = element;
  if (selectionStart === null || selectionEnd === null || selectionStart === selectionEnd) return undefined;
  // That something is selected in a private field is no secret; what it is, is.
  if (isPrivateField(element)) return { text: '', element, isField: true };
  return { text: value.slice(selectionStart, selectionEnd), element, isField: true };
}

function textOf(selection: Selection | null | undefined): PageSelection | undefined {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const text = selection.toString();
  if (text.trim() === '') return undefined;
  const node = selection.getRangeAt(0).commonAncestorContainer;
  const element = isElement(node) ? node : composedParent(node).element;
  const editor = element?.closest('[contenteditable]');
  if (editor !== null && editor !== undefined && isPrivateField(editor))
    return { text: '', element: editor, isField: true };
  return { text, element, isField: false };
}

/** Empty text when nothing is selected, or only what is private. */
export function readSelection(): PageSelection {
  const focused = focusedElement();
  const found = inField(focused) ?? textOf(document.getSelection()) ?? inRoots(focused);
  return found === undefined ? NOTHING : { ...found, text: stripInvisible(found.text) };
}

/** In the shadow roots around where the focus or the selection is. */
function inRoots(focused: Element | undefined): PageSelection | undefined {
  const anchor = document.getSelection()?.anchorNode;
  const starts = [focused, isElement(anchor ?? undefined) ? (anchor as Element) : (anchor?.parentElement ?? undefined)];
  for (const start of starts) {
    for (let element = start; element !== undefined; element = composedParent(element).element) {
      const roots = [element.getRootNode(), ...[element, ...element.children].map((one) => shadowRootOf(one))];
      for (const root of roots) {
        const found = root instanceof ShadowRoot ? textOf((root as SelectingRoot).getSelection?.()) : undefined;
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}
