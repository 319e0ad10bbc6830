/**
 * Caches of one reading of the page: computed styles, hidden subtrees, roles and names. The page may change between
 * two readings, so a pass lives for one synchronous read and is thrown away.
 */
export class ReadingPass {
  readonly #styles = new Map<Element, CSSStyleDeclaration>();
  /** True when an element's box and subtree are out of the rendered or the accessible tree. */
  readonly hidden = new Map<Element, boolean>();
  readonly roles = new Map<Element, string>();
  readonly names = new Map<Element, string>();
  readonly #labels = new Map<Node, ReadonlyMap<Element, readonly HTMLLabelElement[]>>();
  readonly #owners = new Map<Node, ReadonlyMap<Element, Element>>();

  /** Live computed style, created once for an element. */
  style(element: Element): CSSStyleDeclaration {
    let style = this.#styles.get(element);
    if (style === undefined) {
      style = getComputedStyle(element);
      this.#styles.set(element, style);
    }
    return style;
  }

  /** What another element claims with `aria-owns` in one tree, by the owned element. Collected at first need. */
  owners(root: Node, collect: () => ReadonlyMap<Element, Element>): ReadonlyMap<Element, Element> {
    let owners = this.#owners.get(root);
    if (owners === undefined) {
      owners = collect();
      this.#owners.set(root, owners);
    }
    return owners;
  }

  /** The labels of one tree by their control. Collected at first need: `control.labels` walks the document each time. */
  labels(root: Document | ShadowRoot): ReadonlyMap<Element, readonly HTMLLabelElement[]> {
    let labels = this.#labels.get(root);
    if (labels === undefined) {
      labels = Map.groupBy(root.querySelectorAll('label'), (label) => label.control ?? label);
      this.#labels.set(root, labels);
    }
    return labels;
  }
}
