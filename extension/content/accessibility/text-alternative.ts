/**
 * The text alternative computation of accname 1.2, for names and descriptions. Letters in comments are its steps.
 * https://www.w3.org/TR/accname-1.2/#computation-steps
 */
import { composedChildren, isElement, isText, referencedElements, shadowRootOf } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { shownText } from '../dom/text-transform.ts';
import { isHiddenFromAccessibility, isSubtreeHiddenFromAccessibility } from '../dom/visibility.ts';
import { APART_FROM_NAMES, NAMED_BY_CONTENT } from './aria-roles.ts';
import { pseudoText, replacedText } from './css-content.ts';
import { embeddedValue } from './embedded-value.ts';
import { nativeLabel, tooltipOf } from './native-label.ts';
import { roleOf } from './role.ts';

interface Shared {
  /** What is to be named or described. */
  readonly start: Element;
  /** What `aria-labelledby` and `aria-describedby` have named so far. */
  readonly referenced: Set<Element>;
  /** How many elements have spoken. */
  elements: number;
  /** True when something with a role of its own was kept out. */
  leftOut: boolean;
}

/** How the computation got to an element. */
interface Traversal {
  readonly pass: ReadingPass;
  /** Elements already counted: each speaks once, and a label that holds its control or a circle of references ends. */
  readonly visited: Set<Element>;
  /** What the whole computation shares, whatever it starts anew. */
  readonly shared: Shared;
  /** False when content counts whatever its role: in labels and references, and where nothing else names the element. */
  readonly isStrict: boolean;
  /** True inside `aria-labelledby` or `aria-describedby`, where such references are not followed again. */
  readonly isReferenced: boolean;
  /** True when the root of the reference or label is hidden: then all of its subtree counts. */
  readonly countsHidden: boolean;
  /** True below the element that is to be named. */
  readonly isNested: boolean;
  /** True when the element itself was referenced or is a label: its content counts whatever its role. */
  readonly isLabel: boolean;
  /** How many elements the computation came down through. */
  readonly depth: number;
}

/** Deeper nesting is a page's mistake or trap. What it holds is left out of names, so that no page breaks the reading. */
const MAX_DEPTH = 250;
/** A name that has taken this many elements is no name any more; also ends labels that name each other without end. */
const MAX_ELEMENTS = 2000;

/** Elements whose text is no content: SVG's own metadata, and what the page does not show. */
const SILENT = new Set('desc defs metadata noscript script style template title'.split(' '));
/** What stands inside is for browsers that cannot show the element. */
const UNSPOKEN_FALLBACK = new Set(['audio', 'iframe', 'video']);
/** Inline, but no part of the words beside them. */
const PICTURES = new Set(['img', 'svg']);

const ASCII_SPACES = /[\t\n\f\r ]+/g;
const NEEDS_COLLAPSING = /^ |[\t\n\f\r]| {2}| $/;

/** Collapses white space as HTML does; a no-break space is a character. */
export function collapse(text: string): string {
  if (!NEEDS_COLLAPSING.test(text)) return text;
  return text.replaceAll(ASCII_SPACES, ' ').replaceAll(/^ | $/g, '');
}

function isFilled(text: string): boolean {
  return collapse(text) !== '';
}

/** 2B and descriptions: texts of the referenced elements, joined with spaces. */
function textOfReferences(elements: readonly Element[], outer: Traversal): string {
  // Each reference speaks for itself, also when another one has named the same element or what holds it.
  const counted = elements.map(() => (elements.length === 1 ? outer.visited : new Set(outer.visited)));
  const texts = elements.map((element, index) => {
    outer.shared.referenced.add(element);
    return textOfLabel(element, { ...outer, visited: counted[index] ?? outer.visited });
  });
  if (elements.length > 1) for (const visited of counted) for (const element of visited) outer.visited.add(element);
  return joined(texts);
}

/** The text of an element that names or describes another one. */
function textOfLabel(element: Element, outer: Traversal): string {
  return textOfElement(element, {
    ...outer,
    countsHidden: isHiddenFromAccessibility(element, outer.pass),
    isLabel: true,
    isStrict: false,
    depth: outer.depth + 1,
  });
}

function joined(texts: readonly string[]): string {
  return texts.filter(isFilled).map(collapse).join(' ');
}

function labelText(element: Element, traversal: Traversal): string | undefined {
  const label = nativeLabel(element, traversal.pass);
  if (label === undefined) return undefined;
  if (label.text !== undefined) return label.text;
  // What was referenced has spoken: an element that references its label and itself adds its content.
  const labels = (label.elements ?? []).filter((element) => !traversal.shared.referenced.has(element));
  return joined(labels.map((element) => textOfLabel(element, { ...traversal, isNested: true })));
}

/** 2F: own generated content and children in rendered order, then what `aria-owns` adds. */
function contentOf(element: Element, traversal: Traversal): string {
  const { pass } = traversal;
  const inner: Traversal = { ...traversal, isNested: true, isLabel: false, depth: traversal.depth + 1 };
  if (UNSPOKEN_FALLBACK.has(element.localName)) return '';
  const hasPseudo = element.localName === 'q' || pass.mayHavePseudoText(element);
  let text = hasPseudo ? pseudoText(element, '::before') : '';
  const root = shadowRootOf(element);
  if (root !== null) pass.namingRoots.add(root);
  const children = composedChildren(element, root);
  const isFolded = element.localName === 'details' && !element.hasAttribute('open');
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    if (child !== undefined && !(isFolded && isText(child))) text += textOfChild(child, element, inner);
  }
  for (const owned of referencedElements(element, 'aria-owns')) text += ` ${textOfElement(owned, inner)} `;
  if (hasPseudo) text += pseudoText(element, '::after');
  return pass.style(element).display === 'none' ? text.trim() : text;
}

function textOfChild(node: Node, parent: Element, traversal: Traversal): string {
  if (isText(node)) return shownText(node.data, parent, traversal.pass);
  if (!isElement(node) || SILENT.has(node.localName)) return '';
  if (node.localName === 'br') return ' ';
  const text = textOfElement(node, traversal);
  const { display } = traversal.pass.style(node);
  // A box of its own stands apart from the text beside it; in a hidden subtree there are no boxes to go by.
  const isInline = display === 'inline' || display === 'contents' || display.endsWith('math');
  return isInline && !PICTURES.has(node.localName) ? text : ` ${text} `;
}

/** 2F: most roles give their content to what is around them, those that are a matter of their own do not. */
function contentCounts(element: Element, { isNested, isLabel, isStrict, pass, shared }: Traversal): boolean {
  if (isLabel) return true;
  const role = roleOf(element, pass);
  if (!isNested) return NAMED_BY_CONTENT.has(role);
  if (!isStrict || !APART_FROM_NAMES.has(role)) return true;
  shared.leftOut = true;
  return false;
}

function textOfElement(element: Element, traversal: Traversal): string {
  const { pass, visited } = traversal;
  if (visited.has(element) || traversal.shared.elements > MAX_ELEMENTS || traversal.depth > MAX_DEPTH) return '';
  if (!traversal.countsHidden && isHiddenFromAccessibility(element, pass)) return textOfHidden(element, traversal);
  if (!traversal.isReferenced) {
    const references = referencedElements(element, 'aria-labelledby');
    if (references.length > 0) {
      // The element may name itself among the references, so it is not visited yet.
      const text = textOfReferences(references, { ...traversal, isReferenced: true, isNested: true });
      if (isFilled(text)) return text;
    }
  }
  visited.add(element);
  traversal.shared.elements += 1;
  return textOfItself(element, traversal);
}

/** `visibility: hidden` lets descendants be visible again; everything else that hides, hides all. */
function textOfHidden(element: Element, traversal: Traversal): string {
  if (isSubtreeHiddenFromAccessibility(element, traversal.pass)) return '';
  traversal.visited.add(element);
  traversal.shared.elements += 1;
  let text = '';
  for (const child of Array.from(composedChildren(element))) {
    if (isElement(child)) text += textOfChild(child, element, { ...traversal, isNested: true, isLabel: false });
  }
  return text;
}

function textOfItself(element: Element, traversal: Traversal): string {
  const { pass } = traversal;
  if (traversal.isNested && element !== traversal.shared.start) {
    const value = embeddedValue(element, pass, (option) =>
      collapse(textOfElement(option, { ...traversal, isNested: true, isLabel: true })),
    );
    if (value !== undefined) return value;
  }
  const told = element.localName === 'slot' ? '' : (element.getAttribute('aria-label') ?? '');
  if (isFilled(told)) return told;
  const isNone = roleOf(element, pass) === 'none';
  const native = isNone ? undefined : labelText(element, traversal);
  if (native !== undefined && isFilled(native)) return native;
  const replaced = replacedText(element, pass);
  if (replaced !== undefined) return replaced;
  if (contentCounts(element, traversal)) {
    const content = contentOf(element, traversal);
    if (isFilled(content)) return content;
    const tooltip = isNone && traversal.isNested ? '' : tooltipOf(element);
    return isFilled(tooltip) ? tooltip : content;
  }
  return tooltipOf(element);
}

/** The text alternative of an element as its own name. */
export function textAlternative(element: Element, pass: ReadingPass): string {
  const start = startAt(element, pass);
  const text = collapse(textOfElement(element, start));
  // A link around a whole article would have no name at all.
  if (text !== '' || !start.shared.leftOut) return text;
  return collapse(textOfElement(element, { ...startAt(element, pass), isStrict: false }));
}

/** Texts of the elements that describe an element, joined. */
export function textOfDescribing(elements: readonly Element[], described: Element, pass: ReadingPass): string {
  return textOfReferences(elements, { ...startAt(described, pass), isReferenced: true, isNested: true });
}

function startAt(element: Element, pass: ReadingPass): Traversal {
  return {
    pass,
    visited: new Set(),
    shared: { start: element, referenced: new Set(), elements: 0, leftOut: false },
    isStrict: true,
    isReferenced: false,
    countsHidden: isHiddenFromAccessibility(element, pass),
    isNested: false,
    isLabel: false,
    depth: 0,
  };
}
