import { matchText } from '../../../shared/plan/match-text.ts';
import { composedChildren, isElement, isText } from '../dom/composed-tree.ts';
import { isVisible } from '../dom/visibility.ts';

const isSame = (wanted: string, text: string) => ['exact', 'normal', 'squashed'].includes(matchText(wanted, text));

/** Elements that can be seen and say just this: options that have no role, choices that were made. */
export function sayingSo(wanted: string, within: Element = document.body): Set<Element> {
  const found = new Set<Element>();
  const visit = (root: Element) => {
    for (const child of Array.from(composedChildren(root))) {
      if (isElement(child)) visit(child);
      else if (isText(child) && child.data.length < 2 * wanted.length + 20 && isSame(wanted, child.data))
        found.add(root);
    }
  };
  if (wanted.trim() !== '') visit(within);
  return new Set([...found].filter((element) => isVisible(element)));
}
