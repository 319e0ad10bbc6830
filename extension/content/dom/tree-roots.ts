import { isElement, SHADOW_HOSTS, shadowRootOf } from './composed-tree.ts';

const NATIVE_HOSTS = [...SHADOW_HOSTS].join(',');

/** Elements that may carry a shadow root. Each one that is looked at costs memory of the page, so no others are. */
function* hostsIn(root: Document | ShadowRoot): Generator<Element, void, undefined> {
  if ('evaluate' in root) {
    yield* root.querySelectorAll(NATIVE_HOSTS);
    const custom = root.evaluate(
      '//*[contains(local-name(), "-")]',
      root,
      null,
      XPathResult.ORDERED_NODE_SNAPSHOT_TYPE,
    );
    for (let index = 0; index < custom.snapshotLength; index += 1) {
      const node = custom.snapshotItem(index) ?? undefined;
      if (isElement(node)) yield node;
    }
  } else {
    // XPath takes no shadow root; they are small.
    yield* root.querySelectorAll('*');
  }
}

/** The document, this one or a parent's, and every shadow root in it, open or closed, outer ones first. */
export function treeRoots(page = document): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [page];
  // Grows while it is walked: a shadow root may hold hosts of its own.
  for (const root of roots) {
    for (const element of hostsIn(root)) {
      const inner = shadowRootOf(element);
      if (inner !== null) roots.push(inner);
    }
  }
  return roots;
}
