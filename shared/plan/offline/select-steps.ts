/** Choosing in lists: one that is named, one that was opened just before, or whatever holds the option. */
import type { PlanStep } from '../plan.ts';
import { nameTarget, quoteText } from '../target-text.ts';
import type { ElementTarget } from '../target.ts';
import { elementStep, Unclear, type Planning } from './planning.ts';
import type { Act, Span } from './syntax.ts';

type Select = Extract<Act, { act: 'select' }>;

const MAX_OPTIONS = 100;

export function selectSteps(act: Select, planning: Planning, before: PlanStep | undefined): PlanStep[] {
  if (act.options.length > MAX_OPTIONS) throw new Unclear('plan.too_many_steps');
  const opened = planning.focused() ?? openedList(planning, before);
  const whole = wholeOption(act, planning, before);
  if (whole !== undefined) return selectSteps({ act: 'select', options: [whole] }, planning, before);
  if (act.what === undefined && opened === undefined) return chooseAlone(act, planning);
  const found = act.what === undefined ? opened : planning.target(act.what, 'choice').target;
  if (found === undefined) throw new Unclear('plan.target_missing', '');
  const target: ElementTarget = found.kind === 'field' || found.kind === 'any' ? { ...found, kind: 'choice' } : found;
  const options = act.options.map((option) => planning.text(option));
  const quoted = options.map((option) => quoteText(option, planning.language));
  const step = elementStep(
    'page_select_option',
    target,
    planning.titles.choose(quoted, nameTarget(target, planning.language)),
    { options },
  );
  return [{ ...step, values: options.map((_, index) => ['options', index]) }];
}

/** “open the Country list and choose Germany”: only what was opened just before is meant, never what was filled in. */
function openedList(planning: Planning, before: PlanStep | undefined): ElementTarget | undefined {
  const last = planning.last();
  if (before?.tool !== 'page_click' || last === undefined) return undefined;
  return last.kind === 'choice' || last.kind === 'field' || soundsLikeList(last) ? last : undefined;
}

/** “Sort by” and its like hold options, whatever opens them. */
export function soundsLikeList(target: ElementTarget): boolean {
  return (
    target.kind === 'any' &&
    /^(?:sort|order|group|filter|show)(?:ed)? by$|^(?:сортиров|упорядоч)/iu.test(target.name ?? '')
  );
}

/** “open Sort by and choose Price: low to high”: in a list that was just opened, a colon belongs to the option. */
function wholeOption(act: Select, planning: Planning, before: PlanStep | undefined): Span | undefined {
  const [only, ...more] = act.options;
  if (act.what === undefined || only === undefined || more.length > 0 || act.what[0] > only[0]) return undefined;
  if (openedList(planning, before) === undefined || planning.between(act.what, only) !== ':') return undefined;
  return [act.what[0], only[1]];
}

/** “choose Express” names no list: a radio button or checkbox where it says so, else an option of that name. */
function chooseAlone(act: Select, planning: Planning): PlanStep[] {
  // “pick Berlin, Germany” is one option.
  const [first, second] = act.options;
  const isOne =
    first !== undefined && second !== undefined && act.options.length === 2 && planning.between(first, second) === ',';
  const options = isOne ? [[first[0], second[1]] as const] : act.options;
  return options.map((option) => {
    const { target: found } = planning.target(option, 'option');
    const target: ElementTarget =
      found.kind === 'any' || found.kind === 'region' ? { ...found, kind: 'option' } : found;
    const name = nameTarget(target, planning.language);
    if (target.kind === 'checkbox' || target.kind === 'radio') {
      return elementStep('page_set_checked', target, planning.titles.check(name, true), { checked: true });
    }
    return elementStep('page_click', target, planning.titles.click(name, { button: 'left', count: 1, modifiers: [] }));
  });
}
