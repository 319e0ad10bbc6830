import { shadowRootOf } from './composed-tree.ts';

/** The document and every shadow root in it, open or closed, outer ones first. */
export function treeRoots(): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [document];
  // Grows while it is walked: a shadow root may hold hosts of its own.
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      const inner = shadowRootOf(element);
      if (inner !== null) roots.push(inner);
    }
  }
  return roots;
}
