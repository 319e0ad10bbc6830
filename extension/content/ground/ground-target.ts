/** Finds and scores what a described target may mean in this frame. */
import { roleFit } from '../../../shared/plan/role-fit.ts';
import { GOOD_ENOUGH, scoreFacts, TIE_MARGIN } from '../../../shared/plan/grounding.ts';
import type { GroundingFacts } from '../../../shared/plan/grounding-facts.ts';
import type { ElementTarget } from '../../../shared/plan/target.ts';
import { containsComposed } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { isArqMark } from '../mark/mark-element.ts';
import { elementsOf } from '../snapshot/walk.ts';
import { groundByContext, type ReadElement } from './by-context.ts';
import { groundingFacts, textBeside } from './element-facts.ts';
import { groupNames } from './group-names.ts';
import { distanceTo } from './near.ts';
import type { Picked } from './picked.ts';
import { pickSpecial } from './special-targets.ts';
import { insideOf } from './within.ts';

/** Outside of the region that was named, an element is at most "the closest". */
const OUTSIDE_FACTOR = 0.5;
/** Equals of the best are told up to this number, so that `nth` can count; others are only the closest. */
const MAX_EQUALS = 300;
const MAX_OTHERS = 8;

/** The elements that score anything, and all that could be meant with what was read of them. */
interface Scored {
  readonly found: Picked[];
  readonly read: ReadElement[];
}

function scoreAll(target: ElementTarget, pass: ReadingPass): Scored {
  const measure = target.near === undefined ? undefined : distanceTo(target.near, pass);
  const found: Picked[] = [];
  const read: ReadElement[] = [];
  for (const element of elementsOf(document.documentElement, pass)) {
    if (isArqMark(element) || element instanceof HTMLOptGroupElement) continue;
    const meant = element instanceof HTMLLabelElement ? hiddenControl(element, pass) : element;
    if (meant === undefined) continue;
    const own = asChoice(groundingFacts(meant, pass), meant, target);
    const fit = roleFit(target.kind, own);
    if (fit === 0) continue;
    const joined = target.name?.includes(' ') === true ? groupNames(meant, own.name, target.name, pass) : [];
    const facts = joined.length === 0 ? own : { ...own, otherTexts: [...own.otherTexts, ...joined] };
    const score = scoreFacts(target, measure === undefined ? facts : { ...facts, nearDistance: measure(meant) });
    if (score > 0) found.push({ element: meant, score });
    read.push({ element: meant, texts: [own.name, ...own.otherTexts], score, isVisible: own.isVisible, fit });
  }
  return { found, read };
}

/** “Sort by: Popularity ▾”: what opens on a press is called by the words before it. */
function asChoice(facts: GroundingFacts, element: Element, target: ElementTarget): GroundingFacts {
  if (target.kind !== 'choice' || !facts.isInteractive || facts.isEditable || facts.besideText !== '') return facts;
  return { ...facts, besideText: textBeside(element) };
}

/** A label stands for its control when that is not rendered at all; else the control speaks for itself. */
function hiddenControl(label: HTMLLabelElement, pass: ReadingPass): Element | undefined {
  const { control } = label;
  if (control === null) return label;
  return pass.style(control).display === 'none' ? control : undefined;
}

/** Of elements in one another that mean the same (a menu item and its link), the one that acts, else the inner one, stays. */
function withoutNests(found: readonly Picked[]): Picked[] {
  return found.filter(
    (one) =>
      !found.some(
        (other) =>
          other.element !== one.element &&
          (containsComposed(one.element, other.element) || containsComposed(other.element, one.element)) &&
          (other.score - one.score >= TIE_MARGIN ||
            (Math.abs(other.score - one.score) < TIE_MARGIN && containsComposed(one.element, other.element))),
      ),
  );
}

/** A list that an equal combo box opens is that box's own: “the Dish list” means both, and the box acts for both. */
function withoutOwnLists(found: readonly Picked[]): Picked[] {
  const lists = new Set(
    found.flatMap(({ element }) =>
      `${element.getAttribute('aria-controls') ?? ''} ${element.getAttribute('aria-owns') ?? ''}`.split(' '),
    ),
  );
  return found.filter(({ element }) => element.id === '' || !lists.has(element.id));
}

/** Best first, equals in document order: the best with all their equals, and a few of the others. */
export function groundTarget(target: ElementTarget, last: Element | undefined, pass: ReadingPass): Picked[] {
  const inside = target.within === undefined ? undefined : insideOf(target.within, pass);
  const special = target.name === undefined ? pickSpecial(target.kind, last, pass) : undefined;
  const { found: all, read } = special === undefined ? scoreAll(named(target), pass) : { found: special, read: [] };
  const placed =
    target.within === undefined
      ? all
      : all.map((one) => (inside?.(one.element) === true ? one : { ...one, score: one.score * OUTSIDE_FACTOR }));
  const ordered = placed.toSorted((a, b) => b.score - a.score);
  const best = ordered[0]?.score ?? 0;
  const byContext = best < GOOD_ENOUGH ? groundByContext(read, named(target), pass) : [];
  if (byContext.length > 0) {
    const meant = withoutNests(byContext).slice(0, MAX_EQUALS);
    const others = ordered.filter(({ element }) => !meant.some((one) => one.element === element));
    return [...meant, ...others.slice(0, MAX_OTHERS)];
  }
  const alike = withoutNests(ordered.filter((one) => best - one.score < TIE_MARGIN));
  const equals = (target.kind === 'choice' ? withoutOwnLists(alike) : alike).slice(0, MAX_EQUALS);
  const others = ordered.filter((one) => best - one.score >= TIE_MARGIN).slice(0, MAX_OTHERS);
  return [...equals, ...others];
}

/** "the search field Products": with a name, a special kind is an ordinary one. */
function named(target: ElementTarget): ElementTarget {
  if (target.kind === 'search-field') return { ...target, kind: 'field' };
  return target.kind === 'submit' || target.kind === 'cookie-accept' || target.kind === 'cookie-reject'
    ? { ...target, kind: 'button' }
    : target;
}
