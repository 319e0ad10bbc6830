import { referencedElements } from '../dom/composed-tree.ts';

/** Adds the elements of one tree that another one claims with `aria-owns`: they are read there, not where they stand. */
export function collectOwned(root: Document | ShadowRoot, owned: Set<Element>): void {
  for (const owner of root.querySelectorAll('[aria-owns]')) {
    for (const target of referencedElements(owner, 'aria-owns')) {
      // An element that holds its owner cannot be owned by it.
      if (!target.contains(owner)) owned.add(target);
    }
  }
}
