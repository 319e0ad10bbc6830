/** Putting a list in order: where the page has a “Sort by”, in that; else by the head of a column or a button of that name. */
import type { PlanStep } from '../plan.ts';
import { nameTarget, quoteText } from '../target-text.ts';
import type { ElementTarget } from '../target.ts';
import { elementStep, type Planning } from './planning.ts';
import type { Act } from './syntax.ts';

const LIST = { en: 'Sort by', ru: 'Сортировка' } as const;

export function sortSteps(act: Extract<Act, { act: 'sort' }>, planning: Planning): PlanStep[] {
  const { titles, language } = planning;
  const by = planning.text(act.by);
  // Heads of columns may be buttons called “Sort by …”: only a list is chosen from.
  const choice: ElementTarget = { kind: 'choice', name: LIST[language] };
  const { target: found } = planning.target(act.by, 'any');
  // “sort by title”: a name, though the word also is one for a kind of element.
  const head: ElementTarget = found.kind === 'any' && found.name !== undefined ? found : { kind: 'any', name: by };
  const choosing = elementStep(
    'page_select_option',
    choice,
    titles.choose([quoteText(by, language)], nameTarget(choice, language)),
    { options: [by] },
  );
  const pressing = elementStep(
    'page_click',
    head,
    titles.click(nameTarget(head, language), { button: 'left', count: 1, modifiers: [] }),
  );
  return [
    { ...choosing, values: [['options', 0]], when: { sees: { target: choice }, negated: false } },
    { ...pressing, when: { sees: { target: choice }, negated: true, as: 'else' } },
  ];
}
