import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tools } from '../../tools/index.ts';
import type { ToolDefinition } from '../../tools/define-tool.ts';
import { plan as planSchema, type PlanStep } from '../plan.ts';
import { writePlan } from './plan-notation.ts';
import { planOffline } from './plan-offline.ts';

interface Sentence {
  readonly say: string;
  readonly steps: readonly string[];
}

function sentencesOf(language: string): Sentence[] {
  const text = readFileSync(join(import.meta.dirname, `${language}.sentences.txt`), 'utf8');
  return text
    .split(/^> /mu)
    .slice(1)
    .map((block) => {
      const [say = '', ...steps] = block.trimEnd().split('\n');
      return { say, steps: steps.map((step) => step.trim()) };
    });
}

const corpora = { english: sentencesOf('english'), russian: sentencesOf('russian') };
const all = [...corpora.english, ...corpora.russian];
const registry: Readonly<Record<string, ToolDefinition | undefined>> = tools;

/** The step's input with a dummy in every place that a target fills. */
function filled(step: PlanStep): unknown {
  const input = structuredClone(step.input);
  for (const slot of step.targets) {
    let place: unknown = input;
    for (const key of slot.path.slice(0, -1)) place = Reflect.get(Object(place), key);
    Reflect.set(Object(place), slot.path.at(-1) ?? '', slot.target.kind === 'tab-of-browser' ? 'k3f9qa.1' : 'd1e1');
  }
  return input;
}

function valuesOf(step: PlanStep): string[] {
  return step.values
    .map((path) => path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), step.input))
    .filter((value) => typeof value === 'string');
}

describe.each(Object.entries(corpora))('%s sentences', (_, sentences) => {
  it('are at least a hundred', () => expect(sentences.length).toBeGreaterThanOrEqual(100));

  it.each(sentences)('plans “$say”', ({ say, steps }) => expect(writePlan(planOffline(say))).toEqual(steps));
});

describe('every planned step', () => {
  const steps = all.flatMap(({ say }) => {
    const result = planOffline(say);
    return result.kind === 'plan' ? result.plan.steps.map((step) => ({ say, step })) : [];
  });

  it.each(steps.filter(({ step }) => registry[step.tool] !== undefined))(
    'of “$say” has an input that $step.tool takes',
    ({ step }) => {
      expect(registry[step.tool]?.input.safeParse(filled(step))).toMatchObject({ success: true });
    },
  );

  it('names a tool of the registry or one that is understood but not there yet', () => {
    const unknown = new Set(steps.map(({ step }) => step.tool).filter((tool) => registry[tool] === undefined));
    const planned = ['page_upload_file', 'page_handle_dialog'];
    expect([...unknown].filter((tool) => !planned.includes(tool))).toEqual([]);
  });

  it('keeps typed values out of its title', () => {
    const leaking = steps.filter(
      ({ step }) =>
        ['page_fill_form', 'page_type', 'process_start'].includes(step.tool) &&
        valuesOf(step).some((value) => value.length > 2 && step.title.includes(value)),
    );
    expect(leaking.map(({ step }) => step.title)).toEqual([]);
  });

  it('stands in a plan that parses', () => {
    for (const { say } of all) {
      const result = planOffline(say);
      if (result.kind === 'plan') expect(planSchema.safeParse(result.plan), say).toMatchObject({ success: true });
    }
  });

  it('whose condition is decided already stands behind one that decides', () => {
    for (const { say } of all) {
      const result = planOffline(say);
      const conditions = result.kind === 'plan' ? result.plan.steps.flatMap(({ when }) => when ?? []) : [];
      if (conditions.length > 0) expect(conditions[0]?.as, say).toBeUndefined();
    }
  });
});

describe('titles', () => {
  it.each([
    ['fill First name with Ada, Last name with Lovelace', ['Fill in “First name” and “Last name”']],
    ['choose Germany in Country', ['Choose “Germany” in “Country”']],
    ['tick I accept the terms and press Sign up', ['Tick “I accept the terms”', 'Press “Sign up”']],
    ['take a full-page screenshot', ['Take a full-page screenshot']],
    ['click the third Delete button in the Footer', ['Press the third button “Delete” in “Footer”']],
    ['заполни Имя значением Ада, Фамилия — Лавлейс', ['Заполнить «Имя» и «Фамилия»']],
    [
      'отметь «Я принимаю условия» и нажми третью кнопку Удалить',
      ['Отметить «Я принимаю условия»', 'Нажать 3-ю кнопку «Удалить»'],
    ],
    ['подожди минуту', ['Подождать 1 минуту']],
  ])('of “%s” are for people', (say, titles) => {
    const result = planOffline(say);
    expect(result.kind === 'plan' ? result.plan.steps.map((step) => step.title) : []).toEqual(titles);
  });
});

describe('a question', () => {
  it.each([
    ['click Save, then frobnicate the widget', 'frobnicate the widget'],
    ['нажми Сохранить, потом сплющи кнопку', 'сплющи кнопку'],
    ['type hello', 'type hello'],
  ])('names what was not understood in “%s”', (say, fragment) => {
    const result = planOffline(say);
    expect(result.kind === 'question' ? result.message : '').toContain(fragment);
  });

  it('answers in the language of the sentence', () => {
    expect(planOffline('сделай бутерброд')).toMatchObject({ kind: 'question', language: 'ru' });
    expect(planOffline('make a sandwich')).toMatchObject({ kind: 'question', language: 'en' });
  });

  it.each(['', '   ', '\n\n', '...', ',;!', '\u0000\u0007', '“”'])('meets the empty command %j', (say) => {
    expect(planOffline(say).kind).toBe('question');
  });

  it('meets a command that is too long', () => {
    expect(planOffline('click Save, '.repeat(5000))).toMatchObject({ kind: 'question', code: 'plan.too_long' });
  });
});

describe('the planner', () => {
  const words = fc.constantFrom(
    ..."click press fill with in into and then , . ; “ ” \" ' « » : — = the first name if you see there is not don't wait for until scroll to нажми заполни значением и потом если нет в поле все кнопку подожди пока не 3 a search open tab new . .. ( ) 🙂 \uE000 @fill".split(
      ' ',
    ),
  );

  it('is total', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
        ),
        (say) => {
          expect(['plan', 'question']).toContain(planOffline(say).kind);
        },
      ),
      { numRuns: 2000 },
    );
  }, 30_000);

  it.each([
    'click a, ',
    'fill a with b, ',
    'in ',
    '"',
    "'a ",
    'and ',
    'if you see ',
    ', ',
    'enter a in b and ',
    ': ',
    'с ',
    'заполни а значением б, ',
    'введи а в б и ',
    'wait for the ',
    'a,',
    '1. ',
    'please ',
    'click the last first ',
    'не ',
  ])(
    'reads 20,000 characters of %j in bounded time',
    (piece) => {
      const startedAt = performance.now();
      planOffline(piece.repeat(Math.floor(20_000 / piece.length)));
      planOffline(`click ${piece.repeat(Math.floor(19_000 / piece.length))}`);
      planOffline(`fill ${piece.repeat(Math.floor(19_000 / piece.length))}`);
      expect(performance.now() - startedAt).toBeLessThan(5000);
    },
    30_000,
  );

  const text = fc
    .string({ minLength: 1, maxLength: 60 })
    .filter((value) => /[\p{L}\p{N}]/u.test(value) && !/["“”«»„\n\p{Cc}]/u.test(value));

  it('keeps quoted text as it is', () => {
    fc.assert(
      fc.property(text, text, (value, name) => {
        for (const say of [
          `fill "${name}" with “${value}” and press Enter`,
          `заполни «${name}» значением «${value}» и нажми Enter`,
        ]) {
          const result = planOffline(say);
          expect(result).toMatchObject({
            kind: 'plan',
            plan: {
              steps: [
                {
                  tool: 'page_fill_form',
                  input: { fields: [{ value }] },
                  targets: [{ target: { kind: 'field', name } }],
                },
                { tool: 'page_press_key' },
              ],
            },
          });
        }
      }),
    );
  });
});
