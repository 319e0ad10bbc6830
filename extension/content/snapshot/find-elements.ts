/** Looks elements up by role, name and text and scores how well each fits. */
import { ROLE_SYNONYMS } from '../accessibility/aria-roles.ts';
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { isText } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { isHiddenFromAccessibility, isVisible } from '../dom/visibility.ts';
import { cleanLine } from '../../../shared/page/clean-text.ts';
import { isInteractive } from './describe-element.ts';
import { elementsOf } from './walk.ts';

export interface ElementQuery {
  readonly role?: string | undefined;
  readonly name?: string | undefined;
  readonly text?: string | undefined;
  readonly limit: number;
}

export interface FoundElement {
  readonly element: Element;
  /** 0 to 100. */
  readonly score: number;
  readonly isVisible: boolean;
}

/** Points by how a text fits what was asked for; 0 is no fit. */
const FIT = { exact: 100, sameLetters: 92, prefix: 80, contains: 65, hint: 60 };
/** What cannot be seen is found last, but found. */
const UNSEEN_FACTOR = 0.5;
/** Equals that can be acted on come first. */
const IDLE_FACTOR = 0.97;

function fit(text: string, wanted: string): number {
  if (text === wanted) return FIT.exact;
  const lower = text.toLowerCase();
  const lowerWanted = wanted.toLowerCase();
  if (lower === lowerWanted) return FIT.sameLetters;
  if (lower.startsWith(lowerWanted)) return FIT.prefix;
  return lower.includes(lowerWanted) ? FIT.contains : 0;
}

function hints(element: Element): string[] {
  return ['placeholder', 'title', 'alt', 'aria-label']
    .map((attribute) => cleanLine(element.getAttribute(attribute) ?? ''))
    .filter((hint) => hint !== '');
}

function fitOfName(element: Element, wanted: string, pass: ReadingPass): number {
  const byName = fit(cleanLine(nameOf(element, pass)), wanted);
  if (byName > 0) return byName;
  return hints(element).some((hint) => fit(hint, wanted) > 0) ? FIT.hint : 0;
}

/** Longer text is a region of the page, not what a person would call by its text. */
const MAX_TEXT_CHARS = 5000;

function says(element: Element, wanted: string): boolean {
  const text = element.textContent ?? '';
  return text.length <= MAX_TEXT_CHARS && cleanLine(text).toLowerCase().includes(wanted.toLowerCase());
}

/** The innermost element that says it is meant, not the page around it: own text, a name, or text with inline parts. */
function fitOfText(element: Element, wanted: string, pass: ReadingPass): number {
  const own = cleanLine(Array.from(element.childNodes, (node) => (isText(node) ? node.data : '')).join(' '));
  const byOwn = own === '' ? 0 : fit(own, wanted);
  if (byOwn > 0) return byOwn;
  const byName = isInteractive(element, roleOf(element, pass)) ? fit(cleanLine(nameOf(element, pass)), wanted) : 0;
  if (byName > 0) return byName * 0.95;
  if (element.childElementCount === 0 || !says(element, wanted)) return 0;
  for (const child of element.children) if (says(child, wanted)) return 0;
  return fit(cleanLine(element.textContent ?? ''), wanted) * 0.9;
}

function scoreOf(element: Element, query: ElementQuery, pass: ReadingPass): number {
  const scores: number[] = [];
  if (query.role !== undefined && roleOf(element, pass) !== query.role) return 0;
  if (query.name !== undefined) scores.push(fitOfName(element, query.name, pass));
  if (query.text !== undefined) scores.push(fitOfText(element, query.text, pass));
  if (scores.length === 0) return FIT.exact;
  return Math.min(...scores);
}

/** Elements with names are what a query by name means; a role-less box only counts when asked for by text. */
function isCandidate(element: Element, query: ElementQuery, pass: ReadingPass): boolean {
  if (query.role !== undefined || query.text !== undefined) return true;
  const role = roleOf(element, pass);
  return (role !== 'generic' && role !== 'none') || isInteractive(element, role);
}

/** The elements of `root` that fit, best first, at most `limit`; equals in reading order. */
export function findElements(root: Element, query: ElementQuery, pass: ReadingPass): FoundElement[] {
  const role = query.role?.trim().toLowerCase();
  const wanted: ElementQuery = {
    limit: query.limit,
    role: role === undefined ? undefined : (ROLE_SYNONYMS.get(role) ?? role),
    name: query.name === undefined ? undefined : cleanLine(query.name),
    text: query.text === undefined ? undefined : cleanLine(query.text),
  };
  const found: FoundElement[] = [];
  for (const element of elementsOf(root, pass)) {
    if (!isCandidate(element, wanted, pass) || isHiddenFromAccessibility(element, pass)) continue;
    const fits = scoreOf(element, wanted, pass);
    if (fits === 0) continue;
    const isSeen = isVisible(element, pass);
    const activity = isInteractive(element, roleOf(element, pass)) ? 1 : IDLE_FACTOR;
    found.push({ element, isVisible: isSeen, score: fits * activity * (isSeen ? 1 : UNSEEN_FACTOR) });
  }
  return found.toSorted((a, b) => b.score - a.score).slice(0, query.limit);
}
