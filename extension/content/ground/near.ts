/** "next to Email": how far elements stand from a text. */
import { matchText, type TextMatch } from '../../../shared/plan/match-text.ts';
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { isVisible } from '../dom/visibility.ts';
import { cleanLine } from '../../../shared/page/clean-text.ts';
import { elementsOf } from '../snapshot/walk.ts';
import { ownText } from './element-facts.ts';

const ORDER: readonly TextMatch[] = ['exact', 'normal', 'squashed', 'prefix', 'words', 'contains', 'stem', 'typo'];
/** People say "next to" of what stands in the same row, so a row up or down counts more than a column. */
const ROW_WEIGHT = 4;
const TOGGLES = /^(?:checkbox|radio|switch)$/;
const COLUMN_WEIGHT = 0.3;

/** 0 when the middle of one lies beside the other, else from middle to middle: rows often touch each other. */
function rowsBetween(a: DOMRect, b: DOMRect): number {
  const middleA = a.top + a.height / 2;
  const middleB = b.top + b.height / 2;
  const isBeside = (middleA >= b.top && middleA <= b.bottom) || (middleB >= a.top && middleB <= a.bottom);
  return isBeside ? 0 : Math.abs(middleA - middleB);
}

function distance(a: DOMRect, b: DOMRect): number {
  const columns = Math.max(0, b.left - a.right, a.left - b.right);
  return columns * COLUMN_WEIGHT + rowsBetween(a, b) * ROW_WEIGHT;
}

/** Measures distances to the elements that say `text` best; undefined when nothing says so. */
export function distanceTo(text: string, pass: ReadingPass): ((element: Element) => number) | undefined {
  let best = ORDER.length;
  let anchors: Element[] = [];
  for (const element of elementsOf(document.documentElement, pass)) {
    const texts = [
      ownText(element),
      element.matches('input, select, textarea, img, button, a') ? cleanLine(nameOf(element, pass)) : '',
    ];
    const ranks = texts.map((one) => ORDER.indexOf(matchText(text, one))).filter((rank) => rank !== -1);
    const rank = Math.min(ORDER.length, ...ranks);
    if (rank === ORDER.length || rank > best || !isVisible(element, pass)) continue;
    if (rank < best) anchors = [];
    best = rank;
    anchors.push(element);
  }
  if (anchors.length === 0) return undefined;
  const boxes = anchors.map((anchor) => ({ anchor, box: anchor.getBoundingClientRect() }));
  return (element) => {
    // “the box next to Send offers” is the very box of that name.
    if (TOGGLES.test(roleOf(element, pass)) && matchText(text, cleanLine(nameOf(element, pass))) === 'exact') return 0;
    const own = element.getBoundingClientRect();
    const others = boxes.filter(({ anchor }) => anchor !== element);
    return Math.min(Infinity, ...others.map(({ box }) => distance(own, box)));
  };
}
