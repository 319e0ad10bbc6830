import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan, PlanStep } from '../plan/plan.ts';
import { createRedaction, DOTS } from './redaction.ts';
import type { Run } from './run.ts';
import { isSecretName } from './secret-words.ts';
import { sampleRun } from './testing/sample-run.ts';

const typing = (text: string, name: string): PlanStep => ({
  tool: 'page_type',
  input: { text },
  targets: [{ path: ['ref'], target: { kind: 'field', name } }],
  title: `Type ${text} into “${name}”`,
  values: [['text']],
});
const planOf = (command: string, ...steps: PlanStep[]): Plan => ({ command, language: 'en', steps });
const runOf = (plan: Plan, more: Partial<Run> = {}): Run => sampleRun({ command: plan.command, plan, ...more });

describe('redaction', () => {
  it('shows a value as written until its field is known, and stores it only when the field is not private', () => {
    const plan = planOf('type Lovelace into Surname', typing('Lovelace', 'Surname'));
    const redaction = createRedaction(plan);
    expect(redaction.view(runOf(plan)).command).toBe('type Lovelace into Surname');
    expect(redaction.record(runOf(plan)).command).toBe('type … into Surname');
    expect(redaction.record(runOf(plan)).plan?.steps[0]).toMatchObject({
      input: { text: '…' },
      title: 'Type … into “Surname”',
    });
    redaction.learn(0, ['ref'], false);
    expect(redaction.record(runOf(plan)).command).toBe('type Lovelace into Surname');
    expect(redaction.input(0, { text: 'Lovelace', ref: 'd1e1' })).toEqual({ text: 'Lovelace', ref: 'd1e1' });
  });

  it('dots a private value for good, wherever it stands and however it is spelled', () => {
    const plan = planOf('type "hunter 2&x" into Key', typing('hunter 2&x', 'Key'));
    const redaction = createRedaction(plan);
    redaction.learn(0, ['ref'], true);
    redaction.learn(0, ['ref'], false);
    const run = runOf(plan, {
      message: 'Now at https://x.example/?key=hunter+2%26x and ?k=hunter%202%26x',
      answer: 'HUNTER  2&X',
      steps: [
        {
          index: 0,
          tool: 'page_type',
          title: 'Type hunter 2&x',
          target: 'textbox "Key"',
          status: 'failed',
          risk: 'act',
          ms: 1,
          change: 'hunter 2&x shown',
          error: { code: 'a.b', message: 'no hunter 2&x' },
        },
      ],
      question: { message: 'hunter 2&x?', choices: [{ id: 'd1e1', label: 'hunter 2&x' }] },
    });
    for (const projected of [redaction.view(run), redaction.record(run)]) {
      expect(JSON.stringify(projected)).not.toMatch(/hunter/i);
      expect(projected.command).toBe(`type "${DOTS}" into Key`);
    }
    expect(JSON.stringify(redaction.event({ error: { message: ['hunter 2&x'] } }))).not.toContain('hunter');
  });

  it.each(['Password', 'your PIN', 'Пароль', 'номер карты', 'Код из SMS', 'CVV', 'one-time code', 'Card number'])(
    'dots what goes into “%s” from the start',
    (name) => {
      const plan = planOf(`type hunter2 into ${name}`, typing('hunter2', name));
      const redaction = createRedaction(plan);
      expect(redaction.view(runOf(plan)).command).not.toContain('hunter2');
      redaction.learn(0, ['ref'], false);
      expect(redaction.view(runOf(plan)).command).not.toContain('hunter2');
    },
  );

  it('tells the titles instead of a sentence in which it cannot find the value', () => {
    const plan = planOf('type fifth of May into Key', { ...typing('2026-05-05', 'Key'), title: 'Fill in “Key”' });
    const redaction = createRedaction(plan);
    redaction.learn(0, ['ref'], true);
    expect(redaction.view(runOf(plan)).command).toBe('Fill in “Key”');
  });

  it('keeps short values from eating pieces of other words', () => {
    const plan = planOf('type a into Key and press Save', typing('a', 'Key'));
    const redaction = createRedaction(plan);
    redaction.learn(0, ['ref'], true);
    expect(redaction.view(runOf(plan)).command).toBe(`type ${DOTS} into Key and press Save`);
  });

  it('leaves statuses and ids alone, whatever was typed', () => {
    const plan = planOf('type running into Key', typing('running', 'Key'));
    const redaction = createRedaction(plan);
    redaction.learn(0, ['ref'], true);
    const { status, id } = redaction.view(runOf(plan));
    expect({ status, id }).toEqual({ status: 'running', id: 'r_01' });
  });

  it('tells the fields of one form apart', () => {
    const step: PlanStep = {
      tool: 'page_fill_form',
      input: { fields: [{ value: 'Ada' }, { value: 'hunter2' }] },
      targets: [0, 1].map((n) => ({ path: ['fields', n, 'ref'], target: { kind: 'field' as const, name: `f${n}` } })),
      title: 'Fill in two fields',
      values: [0, 1].map((n) => ['fields', n, 'value']),
    };
    const redaction = createRedaction(planOf('x', step));
    redaction.learn(0, ['fields', 0, 'ref'], false);
    redaction.learn(0, ['fields', 1, 'ref'], true);
    const input = {
      fields: [
        { ref: 'd1e1', value: 'Ada' },
        { ref: 'd1e2', value: 'hunter2' },
      ],
    };
    expect(redaction.input(0, input)).toEqual({
      fields: [
        { ref: 'd1e1', value: 'Ada' },
        { ref: 'd1e2', value: DOTS },
      ],
    });
  });

  it('lets no private or unplaced value through, whatever the sentence is', () => {
    const secret = fc.string({ minLength: 5, maxLength: 30, unit: 'grapheme' }).filter((text) => /\S{4}/.test(text));
    fc.assert(
      fc.property(secret, fc.boolean(), fc.string(), (text, isKnown, around) => {
        const plan = planOf(`${around} type ${text} into Key`, typing(text, 'Key'));
        const redaction = createRedaction(plan);
        if (isKnown) redaction.learn(0, ['ref'], true);
        const record = redaction.record(
          runOf(plan, { message: `${text}!`, answer: encodeURIComponent(text.toWellFormed()) }),
        );
        for (const shown of [record.command, record.message, record.answer]) expect(shown).not.toContain(text.trim());
        expect(record.plan?.steps[0]?.input['text']).not.toBe(text);
      }),
    );
  });
});

it.each([
  'Email',
  'First name',
  'Pinterest',
  'Country',
  'Discard',
  'Postcard text',
  'Комментарий',
  'Спинка',
  'Карточка товара',
  'Код города',
])('“%s” is no secret name', (name) => {
  expect(isSecretName(name)).toBe(false);
});
