/**
 * Keeps what the user wrote into fields apart from everything that is stored or shown, until the page has said
 * whether the field is private. Owns the values of one run and what is known of each; lives in memory only, with the
 * run. Pure otherwise.
 *
 * A value is *pending* until its target is grounded: views show it as written, records hold “…”. Then it is *public*
 * (kept everywhere) or *private* (dots everywhere, for good). Values for targets with a secret name are private from
 * the start.
 */
import type { Plan, PlanStep } from '../plan/plan.ts';
import type { ElementTarget } from '../plan/target.ts';
import type { Run } from './run.ts';
import { isSecretName } from './secret-words.ts';

export const DOTS = '••••';
const ELIDED = '…';
/** Values shorter than this are replaced as whole words only, or they would eat pieces of others. */
const WORD_LENGTH = 4;

export type Path = readonly (string | number)[];
type Knowledge = 'pending' | 'public' | 'private';
/** `view`: what people see while the run lives. `record`: what is stored. */
type Audience = 'view' | 'record';

interface UserValue {
  readonly step: number;
  readonly path: Path;
  /** Path of the target that the value goes to. */
  readonly slot: Path;
  readonly patterns: readonly RegExp[];
  knowledge: Knowledge;
}

export const samePath = (a: Path, b: Path) => a.length === b.length && a.every((part, index) => part === b[index]);

export function readPath(input: unknown, path: Path): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[part];
  }
  return value;
}

/** A copy of `input` with `value` at `path`; missing objects and arrays on the way are made. */
export function writePath<Input>(input: Input, path: Path, value: unknown): Input {
  const [part, ...rest] = path;
  if (part === undefined) return value as Input;
  const copy: unknown = Array.isArray(input) ? [...(input as unknown[])] : { ...input };
  const holder = copy as Record<string | number, unknown>;
  holder[part] = writePath(holder[part] ?? (typeof rest[0] === 'number' ? [] : {}), rest, value);
  return copy as Input;
}

const commonLength = (a: Path, b: Path) => {
  const differing = a.findIndex((part, index) => part !== b[index]);
  return differing === -1 ? a.length : differing;
};

/** `RegExp.escape` is missing in browsers that ARQ still serves. */
const escapeForRegExp = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

function patternOf(text: string): RegExp {
  const words = text
    .split(/\s+/)
    .map(escapeForRegExp)
    .join(String.raw`\s+`);
  const isShort = text.length < WORD_LENGTH;
  return new RegExp(isShort ? String.raw`(?<![\p{L}\p{N}_])${words}(?![\p{L}\p{N}_])` : words, 'giu');
}

/** The value as written, and as an address or an escaped string would hold it. */
function patternsOf(text: string): RegExp[] {
  const encoded = encodeURIComponent(text.toWellFormed());
  const escaped = JSON.stringify(text).slice(1, -1);
  const spellings = new Set([text, encoded, encoded.replaceAll('%20', '+'), escaped]);
  return [...spellings].toSorted((a, b) => b.length - a.length).map(patternOf);
}

function namesOf(target: ElementTarget): string {
  const inner = target.within === undefined ? '' : namesOf(target.within);
  return [target.name ?? '', target.near ?? '', inner].filter(Boolean).join(' ');
}

function valuesOf(step: PlanStep, index: number): UserValue[] {
  return step.values.flatMap((path) => {
    const text = readPath(step.input, path);
    if (typeof text !== 'string' || text.trim() === '') return [];
    let best: PlanStep['targets'][number] | undefined;
    for (const slot of step.targets) {
      if (slot.target.kind === 'tab-of-browser') continue;
      if (best === undefined || commonLength(slot.path, path) > commonLength(best.path, path)) best = slot;
    }
    // Without an element it goes to no field: a path, an address, a program's argument.
    if (best === undefined || best.target.kind === 'tab-of-browser') return [];
    const knowledge = isSecretName(namesOf(best.target)) ? 'private' : 'pending';
    return [{ step: index, path, slot: best.path, patterns: patternsOf(text.trim()), knowledge }];
  });
}

export interface Redaction {
  /** The page has said whether the field at `slot` of a step is private. Once private stays private. */
  learn(step: number, slot: Path, isPrivate: boolean): void;
  /** True when the value that goes to this target may be shown. */
  isPublic(step: number, slot: Path): boolean;
  /** A step's input for journal and approvals: values as known. */
  input(step: number, input: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** A run as people see it. */
  view(run: Run): Run;
  /** A run as it is stored. */
  record(run: Run): Run;
  /** Everything textual of an event, in depth. */
  event(data: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

/** For a sentence that became no plan: nobody knows which of its words are values, so none is stored. */
export function elideSentence(run: Run, message: string): Run {
  return { ...run, command: ELIDED, message, ...(run.question && { question: { ...run.question, message } }) };
}

export function createRedaction(plan: Plan): Redaction {
  const values = plan.steps.flatMap(valuesOf);
  const hidden = (audience: Audience) =>
    values.filter(({ knowledge }) => knowledge === 'private' || (audience === 'record' && knowledge === 'pending'));
  const standIn = ({ knowledge }: UserValue) => (knowledge === 'private' ? DOTS : ELIDED);

  const scrub = (text: string, audience: Audience): string => {
    let scrubbed = text;
    for (const value of hidden(audience)) {
      for (const pattern of value.patterns) scrubbed = scrubbed.replace(pattern, standIn(value));
    }
    return scrubbed;
  };
  const scrubDeep = (value: unknown, audience: Audience): unknown => {
    if (typeof value === 'string') return scrub(value, audience);
    if (Array.isArray(value)) return value.map((item) => scrubDeep(item, audience));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, scrubDeep(item, audience)]));
  };
  const hide = (step: number, input: Readonly<Record<string, unknown>>, audience: Audience) => {
    let copy = { ...input };
    for (const value of hidden(audience)) {
      if (value.step === step && readPath(copy, value.path) !== undefined) {
        copy = writePath(copy, value.path, standIn(value));
      }
    }
    return copy;
  };
  /** A value that the planner rewrote (a date, say) cannot be found in the sentence: then its titles speak for it. */
  const command = (run: Run, audience: Audience) => {
    const isFindable = hidden(audience).every(({ patterns }) =>
      patterns.some((pattern) => run.command.search(pattern) >= 0),
    );
    return scrub(isFindable ? run.command : plan.steps.map(({ title }) => title).join(', '), audience);
  };
  const project = (run: Run, audience: Audience): Run => {
    if (hidden(audience).length === 0) return run;
    const text = (written: string) => scrub(written, audience);
    const shownCommand = command(run, audience);
    return {
      ...run,
      command: shownCommand,
      message: text(run.message),
      steps: run.steps.map((step) => ({
        ...step,
        title: text(step.title),
        target: text(step.target),
        ...(step.change !== undefined && { change: text(step.change) }),
        ...(step.error !== undefined && { error: { ...step.error, message: text(step.error.message) } }),
      })),
      ...(run.pageTitle !== undefined && { pageTitle: text(run.pageTitle) }),
      ...(run.answer !== undefined && { answer: text(run.answer) }),
      ...(run.plan !== undefined && {
        plan: {
          ...run.plan,
          command: shownCommand,
          steps: run.plan.steps.map((step, index) => ({
            ...step,
            title: text(step.title),
            input: hide(index, step.input, audience),
          })),
        },
      }),
      ...(run.question !== undefined && {
        question: {
          message: text(run.question.message),
          choices: run.question.choices.map(({ id, label }) => ({ id, label: text(label) })),
        },
      }),
      ...(run.approval !== undefined && {
        approval: {
          ...run.approval,
          title: text(run.approval.title),
          values: run.approval.values.map((value) => ({ ...value, value: text(value.value) })),
          ...(run.approval.facts !== undefined && {
            facts: {
              ...run.approval.facts,
              name: text(run.approval.facts.name),
              values: run.approval.facts.values.map((value) => ({ ...value, value: text(value.value) })),
            },
          }),
        },
      }),
    };
  };

  return {
    learn(step, slot, isPrivate) {
      for (const value of values) {
        if (value.step !== step || !samePath(value.slot, slot) || value.knowledge === 'private') continue;
        value.knowledge = isPrivate ? 'private' : 'public';
      }
    },
    isPublic: (step, slot) =>
      values.every((value) => value.step !== step || !samePath(value.slot, slot) || value.knowledge === 'public'),
    input: (step, input) => hide(step, input, 'record'),
    view: (run) => project(run, 'view'),
    record: (run) => project(run, 'record'),
    event: (data) => scrubDeep(data, 'record') as Record<string, unknown>,
  };
}
