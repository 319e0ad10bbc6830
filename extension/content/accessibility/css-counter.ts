/** Pairs of a `counter-*` value: `a 1 b 2`. */
function changeOf(value: string, counter: string): number | undefined {
  const words = value.split(/\s+/);
  const at = words.indexOf(counter);
  return at === -1 ? undefined : Number(words[at + 1] ?? 0);
}

const PSEUDO = ['', '::before', '::after'] as const;

/**
 * The value of a CSS counter at an element's generated content, by walking the document up to it. Nested scopes are
 * taken as one, which is right for every counter that is not reset inside itself. Costs a walk: it is asked for only
 * by content that shows a counter.
 */
export function counterValue(element: Element, counter: string): string {
  const root = element.getRootNode();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  let value = 0;
  const apply = (style: CSSStyleDeclaration) => {
    value = changeOf(style.counterReset, counter) ?? value;
    value += changeOf(style.counterIncrement, counter) ?? 0;
    value = changeOf(style.counterSet, counter) ?? value;
  };
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Element)) continue;
    for (const pseudo of PSEUDO.slice(0, node === element ? 2 : 3)) {
      const style = getComputedStyle(node, pseudo);
      if (style.display !== 'none' && (pseudo === '' || style.content !== 'none')) apply(style);
    }
    if (node === element) break;
  }
  return String(value);
}
