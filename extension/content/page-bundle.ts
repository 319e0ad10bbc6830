/**
 * Entry of the conformance bundle: the page engine's own computations, put where a test can ask them in any page.
 * Not part of the extension.
 */
import { descriptionOf } from './accessibility/description.ts';
import { nameOf } from './accessibility/name.ts';
import { roleOf } from './accessibility/role.ts';
import { fieldKind } from './forms/classify/classify-form.ts';
import { corpusWord } from './forms/classify/field-kinds.ts';
import { isSubmitButton } from './forms/classify/submit-button.ts';

const arqPage = {
  role: (element: Element) => roleOf(element),
  name: (element: Element) => nameOf(element),
  description: (element: Element) => descriptionOf(element),
  /** What a field asks for, in the words of duckduckgo-autofill's corpus; `unknown` when nothing tells. */
  fieldType: (element: Element) => corpusWord(fieldKind(element)),
  /** Whether pressing the element sends the fields around it. */
  isSubmit: (element: Element) => isSubmitButton(element),
};

export type ArqPage = typeof arqPage;

Object.assign(globalThis, { arqPage });
