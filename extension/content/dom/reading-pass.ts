import { inTreeOrder, referencedElements } from './composed-tree.ts';
import { mayHavePseudoText } from './pseudo-rules.ts';

/** For fewer questions the rules are not looked through. */
const MIN_PSEUDO_ASKED = 40;

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
  /** How many roles are being found out at this moment, each for the sake of the one before. */
  rolesUnderWay = 0;
  /** Asks for a role in this pass. */
  roleAt: ((element: Element) => string) | undefined;
  readonly names = new Map<Element, string>();
  /** Shadow roots whose words went into names: what changes there changes those. */
  readonly namingRoots = new Set<ShadowRoot>();
  /** Whether a field holds what must not leave the page. */
  readonly privacy = new Map<Element, boolean>();
  readonly #labels = new Map<Node, ReadonlyMap<string, readonly HTMLLabelElement[]>>();
  readonly #owners = new Map<Node, ReadonlyMap<Element, Element>>();

  /** The element that claims this one by `aria-owns`; undefined for most. */
  ownerOf(element: Element): Element | undefined {
    const root = element.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return undefined;
    let owners = this.#owners.get(root);
    if (owners === undefined) {
      const claims = [...root.querySelectorAll('[aria-owns]')].flatMap((owner) =>
        referencedElements(owner, 'aria-owns').map((owned) => [owned, owner] as const),
      );
      owners = new Map(claims);
      this.#owners.set(root, owners);
    }
    return owners.get(element);
  }

  readonly #pseudo = new Map<Node, boolean>();
  #pseudoAsked = 0;

  /**
   * False when no element of the tree can have text in `::before` or `::after`. Asked often, it looks through the tree's
   * rules once.
   */
  mayHavePseudoText(element: Element): boolean {
    this.#pseudoAsked += 1;
    if (this.#pseudoAsked < MIN_PSEUDO_ASKED) return true;
    const root = element.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return true;
    let may = this.#pseudo.get(root);
    if (may === undefined) {
      may = mayHavePseudoText(root);
      this.#pseudo.set(root, may);
    }
    return may;
  }

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

  /** The labels of a control, in the order of its tree. Empty for elements that stand in no document. */
  labelsOf(control: Element): readonly HTMLLabelElement[] {
    const root = control.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return [];
    const near = new Set(control.id === '' ? [] : this.#labelsFor(root).get(control.id));
    for (let label = control.closest('label'); label !== null; label = label.parentElement?.closest('label') ?? null)
      near.add(label);
    const own = [...near].filter((label) => label.control === control);
    return own.length > 1 ? own.toSorted(inTreeOrder) : own;
  }

  /** The tree's labels by the id that they name. `labels` of a control walks through the whole tree, for each of them. */
  #labelsFor(root: Document | ShadowRoot): ReadonlyMap<string, readonly HTMLLabelElement[]> {
    let labels = this.#labels.get(root);
    if (labels === undefined) {
      labels = Map.groupBy(root.querySelectorAll<HTMLLabelElement>('label[for]'), ({ htmlFor }) => htmlFor);
      this.#labels.set(root, labels);
    }
    return labels;
  }
}
