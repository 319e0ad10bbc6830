/** Looks for what to press so that something happens, described in words: by its name and by what stands around it. */
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { isElementDisabled } from '../accessibility/states.ts';
import { composedParent } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { isHiddenFromAccessibility, isVisible } from '../dom/visibility.ts';
import { cleanLine } from '../../../shared/page/clean-text.ts';
import { goalScores } from '../../../shared/page/goal-words.ts';
import { isInteractive } from './describe-element.ts';
import type { FoundElement } from './find-elements.ts';
import { elementsOf } from './walk.ts';

const PRESSED = new Set(
  'button link menuitem menuitemcheckbox menuitemradio checkbox radio switch tab option'.split(' '),
);
const CARDS = new Set('article dialog alertdialog form group listitem region row'.split(' '));
/** More text is a page around the element, not its card. */
const MAX_AROUND_CHARS = 600;
const MAX_LEVELS = 8;
/** A link may lead to the place; a button does it. */
const ROLE_FACTOR: Readonly<Record<string, number>> = { button: 1, link: 0.94 };
const OTHER_FACTOR = 0.9;

function cardText(element: Element, pass: ReadingPass, known: Map<Element, string>): string {
  let text = '';
  let up = composedParent(element).element;
  for (let level = 0; up !== undefined && level < MAX_LEVELS; level += 1, up = composedParent(up).element) {
    let own = known.get(up);
    if (own === undefined) {
      const all = up.textContent ?? '';
      own = all.length > MAX_AROUND_CHARS ? '' : all;
      known.set(up, own);
    }
    if (own === '') break;
    text = own;
    if (CARDS.has(roleOf(up, pass))) break;
  }
  return text;
}

/** The best first, at most `limit`; only what can be seen and pressed. */
export function findForGoal(root: Element, goal: string, limit: number, pass: ReadingPass): FoundElement[] {
  const around = new Map<Element, string>();
  const pressable: { element: Element; role: string; name: string; around: string }[] = [];
  for (const element of elementsOf(root, pass)) {
    const role = roleOf(element, pass);
    const isPressed = PRESSED.has(role) || (isInteractive(element, role) && pass.style(element).cursor === 'pointer');
    if (!isPressed || isHiddenFromAccessibility(element, pass) || isElementDisabled(element)) continue;
    const name = cleanLine(nameOf(element, pass));
    if (name !== '') pressable.push({ element, role, name, around: cardText(element, pass, around) });
  }
  const scores = goalScores(goal, pressable);
  const ordered = pressable
    .map(({ element, role }, index) => ({ element, score: (scores[index] ?? 0) * (ROLE_FACTOR[role] ?? OTHER_FACTOR) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  const found: FoundElement[] = [];
  for (const { element, score } of ordered) {
    if (found.length === limit) break;
    if (isVisible(element, pass)) found.push({ element, score, isVisible: true });
  }
  return found;
}
