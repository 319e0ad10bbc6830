import { composedChildren, isElement } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { isSubtreeHiddenFromAccessibility } from '../dom/visibility.ts';

const MAX_DEPTH = 800;

/** Every element of a rendered tree in reading order, `root` first; hidden subtrees are left out. */
export function* elementsOf(root: Element, pass: ReadingPass, depth = 0): Generator<Element, void, undefined> {
  if (depth > MAX_DEPTH || isSubtreeHiddenFromAccessibility(root, pass)) return;
  yield root;
  for (const child of Array.from(composedChildren(root))) {
    if (isElement(child)) yield* elementsOf(child, pass, depth + 1);
  }
}
