/**
 * The tree as it is rendered: shadow roots (open and closed) in place of their host's children, slots filled with
 * what is assigned to them. Runs in a content script; in a plain page only open shadow roots can be seen. Elements may be
 * of a parent's document, whose classes are others: what they are is told by their properties.
 */

/** Besides custom elements, the only elements that can carry a shadow root of the page's (DOM, "attach a shadow root"). */
export const SHADOW_HOSTS: ReadonlySet<string> = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

interface ExtensionDom {
  readonly chrome?: { readonly dom?: { openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null } };
}
interface FirefoxElement {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

const HTML = 'http://www.w3.org/1999/xhtml';

/** The browser's way to look through closed roots, looked up once: it is asked for nearly every element. */
const { openOrClosedShadowRoot: reveal } = (globalThis as ExtensionDom).chrome?.dom ?? {};

/** The element's shadow root, open or closed; never one of the browser's own (`<details>`, `<video>`). */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const name = element.localName;
  if (!SHADOW_HOSTS.has(name) && !name.includes('-')) return null;
  if (reveal !== undefined) return isHtml(element) ? reveal(element) : null;
  return (element as FirefoxElement).openOrClosedShadowRoot ?? element.shadowRoot;
}

const isHtml = (element: Element): element is HTMLElement => element.namespaceURI === HTML;

/** True for a `<slot>` that takes part in slotting, that is, one inside a shadow tree. */
function isFilledSlot(element: Element): element is HTMLSlotElement {
  if (element.localName !== 'slot' || !isHtml(element)) return false;
  return (element as HTMLSlotElement).assignedNodes().length > 0;
}

/**
 * Children as rendered; `root` is the element's shadow root where the caller knows it. `aria-owns` is not followed
 * here: it is a matter of accessibility, not of rendering.
 */
export function composedChildren(element: Element, root: ShadowRoot | null = shadowRootOf(element)): ArrayLike<Node> {
  if (root !== null) return root.childNodes;
  return isFilledSlot(element) ? element.assignedNodes() : element.childNodes;
}

/** Cheaper than `instanceof` where every call crosses into the page. */
export function isElement(node: Node | undefined): node is Element {
  return node?.nodeType === Node.ELEMENT_NODE;
}

/** For sorting nodes of one tree. */
export const inTreeOrder = (one: Node, other: Node): number =>
  one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/** What holds a document of its own. */
export function isFrame(element: Element): element is HTMLIFrameElement | HTMLFrameElement {
  return element.localName === 'iframe' || element.localName === 'frame';
}

/** True for text, CDATA included. */
export function isText(node: Node | undefined): node is Text {
  return node?.nodeType === Node.TEXT_NODE || node?.nodeType === Node.CDATA_SECTION_NODE;
}

/** The slot a light child is rendered in, also inside a closed root, where `assignedSlot` hides it. */
function slotIn(root: ShadowRoot, node: Element | Text): HTMLSlotElement | undefined {
  if (node.assignedSlot !== null) return node.assignedSlot;
  for (const slot of root.querySelectorAll('slot')) {
    if (slot.assignedNodes().includes(node)) return slot;
  }
  return undefined;
}

export interface ComposedParent {
  /** Undefined for the root element and for what is not connected. */
  readonly element: Element | undefined;
  /** False for a light child that no slot takes and for the fallback content of a filled slot. */
  readonly isRendered: boolean;
}

/** Where a node hangs in the rendered tree. A child that is not rendered reports its host or slot. */
export function composedParent(node: Node): ComposedParent {
  const parent = node.parentNode;
  if (parent === null) return { element: undefined, isRendered: false };
  // A page can take the name `host` of its document.
  if (parent.nodeType === Node.DOCUMENT_NODE) return { element: undefined, isRendered: true };
  if (!isElement(parent)) {
    const { host } = parent as Partial<ShadowRoot>;
    return { element: host, isRendered: host !== undefined };
  }
  const root = shadowRootOf(parent);
  if (root !== null && (isElement(node) || isText(node))) {
    const slot = slotIn(root, node);
    return slot === undefined ? { element: parent, isRendered: false } : { element: slot, isRendered: true };
  }
  return { element: parent, isRendered: !isFilledSlot(parent) };
}

/** The nearest ancestor in the rendered tree (or the element itself) that satisfies `test`. */
export function closestComposed(start: Element, test: (element: Element) => boolean): Element | undefined {
  let element: Element | undefined = start;
  while (element !== undefined && !test(element)) element = composedParent(element).element;
  return element;
}

/** True when `ancestor` is `element` or holds it in the rendered tree. */
export function containsComposed(ancestor: Element, element: Element): boolean {
  return closestComposed(element, (candidate) => candidate === ancestor) !== undefined;
}

/** The elements an IDREF list names, in the element's own tree; falls back to elements set as a property by script. */
export function referencedElements(element: Element, attribute: string): Element[] {
  const ids = element.getAttribute(attribute);
  if (ids === null) return [];
  if (ids.trim() === '') return elementsByProperty(element, attribute);
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return [];
  const found: Element[] = [];
  for (const id of ids.split(/[\t\n\f\r ]+/)) {
    const target = id === '' ? null : root.getElementById(id);
    if (target !== null) found.push(target);
  }
  return found;
}

const REFLECTED: Readonly<Record<string, string>> = {
  'aria-labelledby': 'ariaLabelledByElements',
  'aria-describedby': 'ariaDescribedByElements',
  'aria-owns': 'ariaOwnsElements',
};

function elementsByProperty(element: Element, attribute: string): Element[] {
  const property = REFLECTED[attribute];
  const value: unknown = property === undefined ? undefined : Reflect.get(element, property);
  return Array.isArray(value) ? value.filter((item) => item instanceof Element) : [];
}
