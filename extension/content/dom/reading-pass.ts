import { referencedElements } from './composed-tree.ts';
import { mayHavePseudoText } from './pseudo-rules.ts';

/** For fewer questions the rules are not looked through. */
const MIN_PSEUDO_ASKED = 40;
/** So many controls are asked for their own labels before all labels of a tree are collected, which costs as much. */
const MAX_SINGLE_LABELS = 8;

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
  readonly #labels = new Map<Node, ReadonlyMap<Element, readonly HTMLLabelElement[]>>();
  #labelsAsked = 0;

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

  /**
   * The labels of a control, in the order of its tree. One control is asked itself, which walks the document; for more,
   * all labels of the tree are collected once. Empty for elements that stand in no document.
   */
  labelsOf(control: Element): readonly HTMLLabelElement[] {
    const root = control.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return [];
    const known = this.#labels.get(root);
    if (known === undefined && this.#labelsAsked < MAX_SINGLE_LABELS && 'labels' in control) {
      this.#labelsAsked += 1;
      const { labels } = control;
      return labels instanceof NodeList ? [...labels].filter((label) => label instanceof HTMLLabelElement) : [];
    }
    return (known ?? this.#collectLabels(root)).get(control) ?? [];
  }

  #collectLabels(root: Document | ShadowRoot): ReadonlyMap<Element, readonly HTMLLabelElement[]> {
    const labels = Map.groupBy(root.querySelectorAll('label'), (label) => label.control ?? label);
    this.#labels.set(root, labels);
    return labels;
  }
}
