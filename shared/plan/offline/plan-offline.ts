/**
 * The offline planner: a sentence in English or Russian becomes a plan or a precise question. Pure and total: no
 * clock, no page, no exception, time linear in the length. Nothing is planned by halves: one clause that is not
 * understood makes the whole sentence a question.
 */
import type { Language, PlanResult, PlanStep } from '../plan.ts';
import { stepsOf } from './act-steps.ts';
import { cutClauses, type Clause } from './clauses.ts';
import { Conditions } from './conditions.ts';
import { applyFocus, focusOn, type Focus } from './focus.ts';
import { guessOpening } from './lexicon.ts';
import { Planning, Unclear, type Memory } from './planning.ts';
import { askAbout, type QuestionCode } from './questions.ts';
import { readClause } from './read-clause.ts';
import { tokenize, type Token } from './tokens.ts';

const MAX_CHARS = 20_000;
const MAX_STEPS = 200;

/** Plans a sentence. Never throws; inputs over 20,000 characters are asked to be split. */
export function planOffline(command: string): PlanResult {
  if (command.length > MAX_CHARS) return ask('plan.too_long', scriptOf(command.slice(0, 500)), '');
  const tokens = tokenize(command);
  const clauses = cutClauses(tokens);
  const language = languageOf(clauses, tokens);
  if (!tokens.some((token) => token.kind !== 'punctuation')) return ask('plan.empty', language, '');
  if (clauses.length === 0) return ask('plan.not_understood', language, command);
  return planClauses(command, clauses, language);
}

function planClauses(command: string, clauses: readonly Clause[], language: Language): PlanResult {
  const steps: PlanStep[] = [];
  const memory: Memory = { last: undefined };
  const conditions = new Conditions();
  let understood = 0;
  let focus: Focus | undefined;
  let lastStart = 0;
  for (const clause of clauses) {
    const fragment = sourceOf(command, clause.tokens);
    const verb = (clause.opening ?? guessOpening(clause.tokens[0]))?.verb;
    if (clause.isElse) conditions.otherwise();
    if (clause.tokens.length === 0) continue;
    const read = readClause(command, clause, language);
    if (read === undefined) return ask(codeFor(clauses.length, verb, clause), language, fragment, verb);
    try {
      const planning = new Planning(read, language, memory);
      if (read.act.act === 'if') {
        conditions.open(read.act, planning, fragment);
        // “click OK, if there is one”: said after the act, so the act is what it is about.
        const isAfter = clause.joint !== 'hard' && steps.length > lastStart;
        if (isAfter && (read.act.isSelf === true || clause === clauses.at(-1)))
          steps.push(...conditions.applyBack(steps.splice(lastStart)));
      } else if (read.act.act === 'focus') focus = focusOn(read.act, planning, fragment);
      else {
        lastStart = steps.length;
        applyFocus(focus, read.act, memory);
        joinSteps(steps, conditions.apply(stepsOf(read.act, planning, steps.at(-1)), clause.joint));
        focus = undefined;
      }
      understood += 1;
    } catch (error) {
      if (!(error instanceof Unclear)) throw error;
      return ask(error.code, language, error.detail === '' ? fragment : error.detail, verb);
    }
    if (steps.length > MAX_STEPS) return ask('plan.too_many_steps', language, fragment);
  }
  if (focus !== undefined) return ask('plan.incomplete', language, focus.fragment);
  if (conditions.pending !== undefined) return ask('plan.condition_alone', language, conditions.pending);
  if (steps.length === 0) return ask(understood > 0 ? 'plan.nothing_to_do' : 'plan.not_understood', language, command);
  return { kind: 'plan', plan: { command, language, steps } };
}

/** “open a new tab and go to example.org” opens the tab there at once. */
function joinSteps(steps: PlanStep[], added: readonly PlanStep[]): void {
  const [first, ...rest] = added;
  const before = steps.at(-1);
  if (
    first?.tool === 'page_navigate' &&
    before?.tool === 'tabs_open' &&
    before.input['url'] === '' &&
    isOneCondition(before, first)
  ) {
    steps.splice(-1, 1, { ...before, input: first.input, title: first.title }, ...rest);
    return;
  }
  // “press Delete and accept the dialog”: how a dialog is answered must be known before it comes.
  if (
    first?.tool === 'page_handle_dialog' &&
    rest.length === 0 &&
    before !== undefined &&
    OPENS_DIALOGS.has(before.tool)
  ) {
    // What decides for both stands with the one that is done first.
    if (before.when !== undefined && first.when !== undefined && isOneCondition(before, first))
      steps.splice(-1, 1, { ...first, when: before.when }, { ...before, when: first.when });
    else steps.splice(-1, 0, first);
    return;
  }
  steps.push(...added);
}

/** True when two neighbours run or are passed over together. */
const isOneCondition = ({ when: before }: PlanStep, { when }: PlanStep) =>
  before === when || (before !== undefined && before.as === undefined && when?.as === 'same');

const OPENS_DIALOGS: ReadonlySet<string> = new Set([
  'page_click',
  'page_press_key',
  'page_type',
  'page_select_option',
  'page_set_checked',
  'page_navigate',
  'page_reload',
  'page_go_back',
]);

function ask(code: QuestionCode, language: Language, fragment: string, verb?: string): PlanResult {
  return { kind: 'question', language, code, message: askAbout(code, language, fragment, verb) };
}

function codeFor(clauseCount: number, verb: string | undefined, clause: Clause): QuestionCode {
  if (verb !== undefined && clause.tokens.length === 1) return 'plan.incomplete';
  return clauseCount > 1 ? 'plan.clause_not_understood' : 'plan.not_understood';
}

function sourceOf(command: string, tokens: readonly Token[]): string {
  const first = tokens[0];
  return first === undefined ? '' : command.slice(first.start, tokens.at(-1)?.end);
}

/** The language of the first verb; without one, of most letters. */
function languageOf(clauses: readonly Clause[], tokens: readonly Token[]): Language {
  const opened = clauses
    .map((clause) => clause.opening ?? guessOpening(clause.tokens[0]))
    .find((opening) => opening !== undefined);
  if (opened !== undefined) return opened.language;
  const unquoted = tokens.filter((token) => token.kind === 'word');
  return scriptOf((unquoted.length > 0 ? unquoted : tokens).map((token) => token.text).join(' '));
}

function scriptOf(text: string): Language {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return cyrillic > latin ? 'ru' : 'en';
}
