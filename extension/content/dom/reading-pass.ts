/**
 * Caches of one reading of the page: computed styles, hidden subtrees, roles and names. The page may change between
 * two readings, so a pass lives for one synchronous read and is thrown away.
 */
export class ReadingPass {
  readonly #hidesContent = new Map<Element, boolean>();
  readonly #styles = new Map<Element, CSSStyleDeclaration>();
  /** True when an element's box and subtree are out of the rendered or the accessible tree. */
  readonly hidden = new Map<Element, boolean>();
  readonly roles = new Map<Element, string>();
  readonly names = new Map<Element, string>();
  readonly #labels = new Map<Node, ReadonlyMap<Element, readonly HTMLLabelElement[]>>();

  /** Live computed style, created once for an element. */
  style(element: Element): CSSStyleDeclaration {
    let style = this.#styles.get(element);
    if (style === undefined) {
      style = getComputedStyle(element);
      this.#styles.set(element, style);
    }
    return style;
  }

  /** True for a box with `content-visibility: hidden`: it is there, what it holds is not. Asked once for all children. */
  hidesContent(element: Element): boolean {
    let hides = this.#hidesContent.get(element);
    if (hides === undefined) {
      hides = this.style(element).contentVisibility === 'hidden';
      this.#hidesContent.set(element, hides);
    }
    return hides;
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
