/**
 * Roles that HTML and SVG elements have by themselves (HTML-AAM, SVG-AAM). Elements without a corresponding role are
 * `generic`, except those a reader must still recognise: iframe, video, audio and canvas keep their own word.
 */
import { hasAuthorName } from './author-name.ts';
import { closestComposed, composedParent } from '../dom/composed-tree.ts';
import { isFocusable } from '../dom/focusable.ts';
import { GLOBAL_ATTRIBUTES } from './aria-roles.ts';
import { implicitTableRole } from './table-role.ts';

const PLAIN: Readonly<Record<string, string>> = {
  address: 'group',
  article: 'article',
  audio: 'audio',
  blockquote: 'blockquote',
  button: 'button',
  canvas: 'canvas',
  caption: 'caption',
  code: 'code',
  datalist: 'listbox',
  dd: 'definition',
  del: 'deletion',
  details: 'group',
  dfn: 'term',
  dialog: 'dialog',
  dt: 'term',
  em: 'emphasis',
  fieldset: 'group',
  figcaption: 'caption',
  figure: 'figure',
  form: 'form',
  frame: 'iframe',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  hgroup: 'group',
  hr: 'separator',
  html: 'document',
  iframe: 'iframe',
  ins: 'insertion',
  main: 'main',
  mark: 'mark',
  math: 'math',
  menu: 'list',
  meter: 'meter',
  nav: 'navigation',
  ol: 'list',
  optgroup: 'group',
  option: 'option',
  output: 'status',
  p: 'paragraph',
  progress: 'progressbar',
  s: 'deletion',
  search: 'search',
  strong: 'strong',
  sub: 'subscript',
  sup: 'superscript',
  textarea: 'textbox',
  time: 'time',
  ul: 'list',
  video: 'video',
};

const INPUT: Readonly<Record<string, string>> = {
  button: 'button',
  checkbox: 'checkbox',
  file: 'button',
  hidden: 'none',
  image: 'button',
  number: 'spinbutton',
  radio: 'radio',
  range: 'slider',
  reset: 'button',
  submit: 'button',
};

/** Input types whose field becomes a combobox when it has a list of suggestions. */
const SUGGESTING = new Set(['text', 'search', 'email', 'tel', 'url']);

const SECTIONING = new Set(['article', 'aside', 'main', 'nav', 'section']);
const SECTIONING_ROLES = new Set(['article', 'complementary', 'main', 'navigation', 'region']);

/** True when a header or footer belongs to a section of the page, not to the page. */
function isInSection(element: Element): boolean {
  const parent = composedParent(element).element;
  if (parent === undefined) return false;
  const section = closestComposed(
    parent,
    (ancestor) =>
      SECTIONING.has(ancestor.localName) ||
      SECTIONING_ROLES.has(ancestor.getAttribute('role')?.trim().toLowerCase() ?? ''),
  );
  return section !== undefined;
}

function roleOfInput(input: HTMLInputElement): string {
  if (input.type === 'checkbox' && input.hasAttribute('switch')) return 'switch';
  if (SUGGESTING.has(input.type) && input.list !== null) return 'combobox';
  if (input.type === 'search') return 'searchbox';
  return INPUT[input.type] ?? 'textbox';
}

function roleOfImage(element: Element): string {
  if (element.getAttribute('alt') !== '') return 'image';
  const isExposed = isFocusable(element) || GLOBAL_ATTRIBUTES.some((attribute) => element.hasAttribute(attribute));
  return isExposed ? 'image' : 'none';
}

const LISTS = new Set(['ul', 'ol', 'menu']);

const CONTEXTUAL: Readonly<Record<string, (element: Element) => string>> = {
  a: (element) => (element.hasAttribute('href') ? 'link' : 'generic'),
  area: (element) => (element.hasAttribute('href') ? 'link' : 'generic'),
  aside: (element) => (!isInSection(element) || hasAuthorName(element) ? 'complementary' : 'generic'),
  footer: (element) => (isInSection(element) ? 'sectionfooter' : 'contentinfo'),
  header: (element) => (isInSection(element) ? 'sectionheader' : 'banner'),
  img: roleOfImage,
  input: (element) => (element instanceof HTMLInputElement ? roleOfInput(element) : 'generic'),
  li: (element) => (LISTS.has(composedParent(element).element?.localName ?? '') ? 'listitem' : 'generic'),
  section: (element) => (hasAuthorName(element) ? 'region' : 'generic'),
  select: (element) =>
    element instanceof HTMLSelectElement && (element.multiple || element.size > 1) ? 'listbox' : 'combobox',
  summary: (element) => (element.parentElement?.localName === 'details' ? 'button' : 'generic'),
};

const SVG_SHAPES = new Set('circle ellipse line path polygon polyline rect use'.split(' '));
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

function hasSvgName(element: Element): boolean {
  if (hasAuthorName(element)) return true;
  for (const child of element.children) {
    if (child.localName === 'title' && (child.textContent ?? '').trim() !== '') return true;
  }
  return false;
}

/** SVG-AAM: a shape or group counts only when the author named it or it can take focus. */
function roleOfSvg(element: Element): string {
  const name = element.localName;
  if (name === 'a') return element.hasAttribute('href') || element.hasAttribute('xlink:href') ? 'link' : 'group';
  if (name === 'svg') return 'graphics-document';
  if (name === 'foreignObject') return 'group';
  if (name === 'image') return 'image';
  if (name === 'text' || name === 'tspan' || name === 'textPath') return 'generic';
  const isExposed = hasSvgName(element) || isFocusable(element);
  if (SVG_SHAPES.has(name)) return isExposed ? 'graphics-symbol' : 'none';
  if (name === 'g' || name === 'symbol') return isExposed ? 'group' : 'none';
  return 'none';
}

/** The role an element has without a `role` attribute. */
export function implicitRole(element: Element): string {
  if (element.namespaceURI === SVG_NAMESPACE) return roleOfSvg(element);
  const name = element.localName;
  if (name === 'math') return 'math';
  if (!(element instanceof HTMLElement)) return 'generic';
  return CONTEXTUAL[name]?.(element) ?? implicitTableRole(element) ?? PLAIN[name] ?? 'generic';
}
