/** "in the Footer": the parts of a page that a description means, as tests of what lies inside. */
import { matchText, normalText, type TextMatch } from '../../../shared/plan/match-text.ts';
import type { ElementTarget } from '../../../shared/plan/target.ts';
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { composedParent, containsComposed } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { cleanLine } from '../../../shared/page/clean-text.ts';
import { elementsOf } from '../snapshot/walk.ts';
import { resultsOf } from './results.ts';

export type Inside = (element: Element) => boolean;

const PLACES = new Set(
  `banner complementary contentinfo form main navigation region search dialog alertdialog group radiogroup toolbar table grid
   treegrid list listbox menu menubar tree tabpanel tablist article figure row rowgroup listitem alert status feed cell gridcell
   iframe treeitem option`.split(/\s+/),
);
/** Elements that are places in spite of a role that says nothing. */
const PLACE_TAGS = new Set('section fieldset details form aside header footer nav dialog tr li'.split(' '));

/** What people call landmarks. */
const CALLED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:page )?foot(?:er)?$|подвал|футер|нижн/, ['contentinfo']],
  [/^(?:page )?head(?:er)?$|^top bar$|шапк|верхн|хедер/, ['banner']],
  [/^(?:main )?(?:nav(?:igation)?|menu)(?: bar)?$|навигац|меню/, ['navigation', 'menu', 'menubar']],
  [/^side ?bar$|боков|сайдбар/, ['complementary']],
  [/^(?:dialog(?:ue)?|pop-?up|modal|window)(?: box| window)?$|диалог|окн|попап/, ['dialog', 'alertdialog']],
  [/^main(?: content)?$|основн|главн/, ['main']],
  [/^form$|^форм/, ['form']],
  [/^search$|^поиск/, ['search']],
  [/^table$|^таблиц/, ['table', 'grid', 'treegrid']],
  [/^list$|^спис/, ['list', 'listbox']],
  [/^toolbar$|панел/, ['toolbar']],
];
/** The word that the planner uses for a list of whatever the page found. */
const RESULTS = /^results$/;
const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"], legend, caption, summary, dt';

const POINTS: Record<TextMatch, number> = {
  exact: 100,
  normal: 96,
  squashed: 94,
  prefix: 70,
  words: 66,
  contains: 60,
  stem: 58,
  same: 57,
  typo: 56,
  'stem-words': 54,
  'typo-words': 52,
  overlap: 0,
  none: 0,
};
/** Rows and entries are known by any of their words. */
const ENTRIES = /^(?:row|listitem|treeitem|article|option)$/;
const ENTRY_TAGS = /^(?:tr|li|article)$/;
const MAX_ENTRY_TEXT = 2000;

interface Part {
  readonly points: number;
  readonly element: Element;
  readonly inside: Inside;
}

function pointsByRole(element: Element, role: string, wanted: string): number {
  const roles = CALLED.find(([pattern]) => pattern.test(normalText(wanted)))?.[1];
  if (roles === undefined) return 0;
  if (roles.includes(role)) return 88;
  const marks = normalText(`${element.id} ${element.getAttribute('class') ?? ''}`);
  const words = {
    contentinfo: /\bfooter\b/,
    banner: /\bheader\b/,
    navigation: /\bnav(?:bar|igation)?\b/,
    complementary: /\bsidebar\b/,
  };
  const pattern = Object.entries(words).find(([name]) => roles.includes(name))?.[1];
  return pattern?.test(marks) === true ? 40 : 0;
}

function pointsByText(element: Element, role: string, wanted: string, pass: ReadingPass): number {
  const byName = POINTS[matchText(wanted, cleanLine(nameOf(element, pass)))];
  if (byName > 0 || !(ENTRIES.test(role) || ENTRY_TAGS.test(element.localName))) return byName;
  const text = element instanceof HTMLElement ? element.innerText : (element.textContent ?? '');
  return text.length > MAX_ENTRY_TEXT ? 0 : Math.min(64, POINTS[matchText(wanted, cleanLine(text))]);
}

function levelOf(heading: Element): number {
  return Number(/^h([1-6])$/.exec(heading.localName)?.[1] ?? heading.getAttribute('aria-level') ?? 7);
}

/** The section that a heading opens: the box around it alone, else all up to the next heading of its rank. */
function sectionOf(heading: Element): Inside {
  const isPeer = (other: Element) => other !== heading && levelOf(other) <= levelOf(heading);
  let box: Element = heading;
  for (
    let up = composedParent(box).element;
    up !== undefined && up !== document.body;
    up = composedParent(up).element
  ) {
    if ([...up.querySelectorAll(HEADINGS)].some((other) => isPeer(other))) break;
    box = up;
  }
  const isBox =
    box !== heading &&
    box !== document.documentElement &&
    (box.textContent ?? '').length > (heading.textContent ?? '').length;
  if (isBox) return (element) => containsComposed(box, element);
  const root = heading.getRootNode();
  const scope = root instanceof ShadowRoot ? root : document;
  const follows = (a: Element, b: Element) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const next = [...scope.querySelectorAll(HEADINGS)].find((other) => isPeer(other) && follows(heading, other));
  return (element) => follows(heading, element) && (next === undefined || !follows(next, element));
}

/** A cell names its row: "in the Ada row" means the row with a cell that says Ada. */
function rowAround(element: Element, role: string): Element | undefined {
  if (!/^(?:cell|gridcell|rowheader)$/.test(role) && !/^t[dh]$/.test(element.localName)) return undefined;
  return element.closest('tr, [role="row"]') ?? undefined;
}

/** “the second row”: a table's head does not count. */
function isEntry(element: Element, role: string): boolean {
  const isRow = role === 'row' || element.localName === 'tr';
  if (isRow)
    return element.closest('thead') === null && element.querySelector('td, [role="cell"], [role="gridcell"]') !== null;
  return role === 'listitem' || role === 'article';
}

function partsOf(target: ElementTarget, pass: ReadingPass): Part[] {
  const parts: Part[] = [];
  const wanted = target.name;
  for (const element of elementsOf(document.documentElement, pass)) {
    const role = roleOf(element, pass);
    const place = rowAround(element, role) ?? element;
    const inside: Inside = (other) => containsComposed(place, other);
    if (wanted === undefined) {
      const isKind = target.kind === 'row' ? isEntry(element, role) : PLACES.has(role);
      if (isKind) parts.push({ points: 60, element, inside });
      continue;
    }
    if (element.matches(HEADINGS)) {
      const points = POINTS[matchText(wanted, cleanLine(element.textContent ?? ''))] - 4;
      if (points > 0) parts.push({ points, element, inside: sectionOf(element) });
    }
    const byRole = pointsByRole(element, role, wanted);
    const byText =
      PLACES.has(role) || PLACE_TAGS.has(element.localName) || place !== element
        ? pointsByText(element, role, wanted, pass)
        : 0;
    const points = Math.max(byRole, byText);
    if (points > 0) parts.push({ points, element, inside });
  }
  return parts;
}

/** A test of lying inside what `target` describes; undefined when the frame has no such part. */
export function insideOf(target: ElementTarget, pass: ReadingPass): Inside | undefined {
  if (target.kind === 'region' && target.within === undefined && RESULTS.test(target.name ?? '')) {
    const results = new Set(resultsOf(pass));
    if (results.size > 0) return (element) => results.has(element);
  }
  const outer = target.within === undefined ? undefined : insideOf(target.within, pass);
  if (target.within !== undefined && outer === undefined) return undefined;
  const parts = partsOf(target, pass).filter((part) => outer === undefined || outer(part.element));
  const best = Math.max(0, ...parts.map((part) => part.points));
  const equals = parts.filter((part) => best - part.points < 2);
  // An entry that lies in another one that fits as well (a list in a list) is the more precise meaning.
  const inner = equals.filter(
    (part) => !equals.some((other) => other !== part && part.inside(other.element) && part.element !== other.element),
  );
  const chosen = target.nth === undefined ? inner : [inner.at(target.nth > 0 ? target.nth - 1 : target.nth)];
  const tests = chosen.filter((part) => part !== undefined).map((part) => part.inside);
  return tests.length === 0 ? undefined : (element) => tests.some((test) => test(element));
}
