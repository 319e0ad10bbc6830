/**
 * Entry of the conformance bundle: the page engine's own computations, put where a test can ask them in any page.
 * Not part of the extension.
 */
import { descriptionOf } from './accessibility/description.ts';
import { nameOf } from './accessibility/name.ts';
import { roleOf } from './accessibility/role.ts';

const arqPage = {
  role: (element: Element) => roleOf(element),
  name: (element: Element) => nameOf(element),
  description: (element: Element) => descriptionOf(element),
};

export type ArqPage = typeof arqPage;

Object.assign(globalThis, { arqPage });
