import { referencedElements } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';

const NONE: ReadonlyMap<Element, Element> = new Map();

/** Elements of this tree that another one claims with `aria-owns`: they are read there, not where they stand. */
export function ownedElements(element: Element, pass: ReadingPass): ReadonlyMap<Element, Element> {
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return NONE;
  return pass.owners(root, () => {
    const owned = new Map<Element, Element>();
    for (const owner of root.querySelectorAll('[aria-owns]')) {
      for (const target of referencedElements(owner, 'aria-owns')) {
        // An element that holds its owner cannot be owned by it.
        if (!owned.has(target) && !target.contains(owner)) owned.set(target, owner);
      }
    }
    return owned;
  });
}
