/**
 * Roles that HTML and SVG elements have by themselves (HTML-AAM, SVG-AAM). Elements without a corresponding role are
 * `generic`, except those a reader must still recognise: iframe, video, audio and canvas keep their own word.
 */
import { hasAuthorName } from './author-name.ts';
import { closestComposed, composedParent } from '../dom/composed-tree.ts';
import { isKeptExposed } from './kept-exposed.ts';
import { roleOfSvg, SVG_NAMESPACE } from './svg-role.ts';
import { implicitTableRole } from './table-role.ts';

/** The role of another element, which the role of some depends on. */
export type RoleAt = (element: Element) => string;

const PLAIN: Readonly<Record<string, string>> = {
  address: 'group',
  article: 'article',
  audio: 'audio',
  blockquote: 'blockquote',
  button: 'button',
  canvas: 'canvas',
  code: 'code',
  datalist: 'listbox',
  dd: 'definition',
  del: 'deletion',
  details: 'group',
  dfn: 'term',
  dialog: 'dialog',
  dir: 'list',
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

const SECTIONING = new Set(['article', 'aside', 'nav', 'section']);
const SECTIONING_ROLES = new Set(['article', 'complementary', 'navigation', 'region']);

/** True when a header, footer or aside belongs to a section of the page, not to the page. */
function isInSection(element: Element, roleAt: RoleAt, countsMain: boolean): boolean {
  const parent = composedParent(element).element;
  if (parent === undefined) return false;
  const section = closestComposed(parent, (ancestor) => {
    const name = ancestor.localName;
    if (SECTIONING.has(name) || (countsMain && name === 'main')) return true;
    if (!ancestor.hasAttribute('role')) return false;
    const role = roleAt(ancestor);
    return SECTIONING_ROLES.has(role) || (countsMain && role === 'main');
  });
  return section !== undefined;
}

function roleOfInput(input: HTMLInputElement): string {
  if (input.type === 'checkbox' && input.hasAttribute('switch')) return 'switch';
  if (SUGGESTING.has(input.type) && input.list !== null) return 'combobox';
  if (input.type === 'search') return 'searchbox';
  return INPUT[input.type] ?? 'textbox';
}

/** An image without alternative text is there for the looks, unless it is named or must stay exposed otherwise. */
function roleOfImage(element: Element): string {
  if (element.getAttribute('alt') !== '') return 'image';
  return hasAuthorName(element) || isKeptExposed(element) ? 'image' : 'none';
}

const LISTS = new Set(['dir', 'menu', 'ol', 'ul']);
/** Elements with these roles are not there for whoever asks what an element stands in. */
const PASSED_OVER = new Set(['generic', 'none']);

/** An item counts in a list alone: a list that is none takes its items along, any other parent leaves them plain. */
function roleOfItem(item: Element, roleAt: RoleAt): string {
  let parent = composedParent(item).element;
  if (parent !== undefined && LISTS.has(parent.localName) && roleAt(parent) === 'none') {
    return isKeptExposed(item) ? 'listitem' : 'none';
  }
  while (parent !== undefined && PASSED_OVER.has(roleAt(parent))) parent = composedParent(parent).element;
  return parent !== undefined && roleAt(parent) === 'list' ? 'listitem' : 'generic';
}

function isSummary(element: Element): boolean {
  const parent = element.parentElement;
  if (parent?.localName !== 'details') return false;
  for (const child of parent.children) if (child.localName === 'summary') return child === element;
  return false;
}

const CONTEXTUAL: Readonly<Record<string, (element: Element, roleAt: RoleAt) => string>> = {
  a: (element) => (element.hasAttribute('href') ? 'link' : 'generic'),
  area: (element) => (element.hasAttribute('href') ? 'link' : 'generic'),
  aside: (element, roleAt) =>
    !isInSection(element, roleAt, false) || hasAuthorName(element) ? 'complementary' : 'generic',
  footer: (element, roleAt) => (isInSection(element, roleAt, true) ? 'sectionfooter' : 'contentinfo'),
  header: (element, roleAt) => (isInSection(element, roleAt, true) ? 'sectionheader' : 'banner'),
  img: roleOfImage,
  input: (element) => (element instanceof HTMLInputElement ? roleOfInput(element) : 'generic'),
  li: roleOfItem,
  section: (element) => (hasAuthorName(element) ? 'region' : 'generic'),
  select: (element) =>
    element instanceof HTMLSelectElement && (element.multiple || element.size > 1) ? 'listbox' : 'combobox',
  summary: (element) => (isSummary(element) ? 'button' : 'generic'),
};

/** The role an element has without a `role` attribute. */
export function implicitRole(element: Element, roleAt: RoleAt): string {
  if (element.namespaceURI === SVG_NAMESPACE) return roleOfSvg(element);
  const name = element.localName;
  if (name === 'math') return 'math';
  if (!(element instanceof HTMLElement)) return 'generic';
  return CONTEXTUAL[name]?.(element, roleAt) ?? implicitTableRole(element, roleAt) ?? PLAIN[name] ?? 'generic';
}
