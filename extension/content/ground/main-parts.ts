/** “The main content” and “the main heading”: what a page is about, with or without the tags that say so. */
import { roleOf } from '../accessibility/role.ts';
import { closestComposed } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { isVisible } from '../dom/visibility.ts';
import { elementsOf } from '../snapshot/walk.ts';
import type { Picked } from './picked.ts';

const SURE = 95;
const LIKELY = 80;
/** An article that holds so much of the main part's text is what the page is about. */
const MOST = 0.5;
/** Less text in paragraphs makes no main part. */
const MIN_TEXT = 120;
const AROUND = /^(?:banner|navigation|contentinfo|complementary|search|dialog|alertdialog)$/;

const textLength = (element: Element) => (element.textContent ?? '').replaceAll(/\s+/g, ' ').length;

/** An element of this role that lies in no other of it. */
function outermost(role: string, pass: ReadingPass): Element[] {
  const found = [...elementsOf(document.documentElement, pass)].filter(
    (element) => roleOf(element, pass) === role && isVisible(element, pass),
  );
  return found.filter(
    (element) => closestComposed(element, (one) => one !== element && roleOf(one, pass) === role) === undefined,
  );
}

const isAround = (element: Element, pass: ReadingPass) =>
  closestComposed(element, (one) => AROUND.test(roleOf(one, pass))) !== undefined;

/** Where most of the text stands on a page that marks no main part: the parent of its longest run of paragraphs. */
function mostParagraphs(pass: ReadingPass): Picked[] {
  const lengths = new Map<Element, number>();
  for (const element of elementsOf(document.documentElement, pass)) {
    const parent = element.parentElement;
    if (element.localName !== 'p' || parent === null || !isVisible(element, pass) || isAround(element, pass)) continue;
    lengths.set(parent, (lengths.get(parent) ?? 0) + textLength(element));
  }
  const [best] = [...lengths].toSorted((a, b) => b[1] - a[1]);
  return best === undefined || best[1] < MIN_TEXT ? [] : [{ element: best[0], score: LIKELY }];
}

/** The one article that holds most of the main part, else that part, else where most paragraphs stand. */
export function mainContent(pass: ReadingPass): Picked[] {
  const [main] = outermost('main', pass);
  const articles = outermost('article', pass);
  const [article] = articles;
  const isMost =
    article !== undefined &&
    articles.length === 1 &&
    (main === undefined || textLength(article) >= textLength(main) * MOST);
  if (isMost) return [{ element: article, score: SURE }];
  return main === undefined ? mostParagraphs(pass) : [{ element: main, score: SURE }];
}

/** The first heading of the first rank, in the main part before the header; else the one in the largest letters. */
export function mainHeading(pass: ReadingPass): Picked[] {
  const headings = [...elementsOf(document.documentElement, pass)].filter(
    (element) => roleOf(element, pass) === 'heading' && isVisible(element, pass) && textLength(element) > 0,
  );
  const first = headings.filter((element) => element.localName === 'h1' || element.getAttribute('aria-level') === '1');
  const chosen = first.find((element) => !isAround(element, pass)) ?? first[0];
  if (chosen !== undefined) return [{ element: chosen, score: SURE }];
  const sizeOf = (element: Element) => Number.parseFloat(pass.style(element).fontSize);
  // Sorting is stable: of equals the first.
  const [largest] = headings.filter((element) => !isAround(element, pass)).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  return largest === undefined ? [] : [{ element: largest, score: LIKELY }];
}
