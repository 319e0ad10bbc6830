import { describe, expect, test } from 'vitest';
import type { Candidate } from '../page/candidate.ts';
import type { GroundingFacts } from './grounding-facts.ts';
import { groundingOutcome, GOOD_ENOUGH, scoreFacts } from './grounding.ts';
import type { ElementTarget } from './target.ts';

const INTERACTIVE = new Set(['button', 'link', 'textbox', 'checkbox', 'combobox', 'radio']);

function facts(role: string, name: string, rest: Partial<GroundingFacts> = {}): GroundingFacts {
  return {
    role,
    name,
    otherTexts: [],
    besideText: '',
    isVisible: true,
    isEnabled: true,
    isEditable: role === 'textbox',
    isInteractive: INTERACTIVE.has(role),
    hasPopup: role === 'combobox',
    ...rest,
  };
}

function ground(target: ElementTarget, page: readonly GroundingFacts[]) {
  const candidates: Candidate[] = page.map((one, index) => ({
    ref: `d1e${index}`,
    role: one.role,
    name: one.name,
    score: scoreFacts(target, one),
    where: '',
    line: '',
    isVisible: one.isVisible,
  }));
  const { outcome, candidates: found } = groundingOutcome(
    candidates.filter((one) => one.score > 0),
    target,
  );
  return [outcome, found.map((one) => Number(one.ref.slice(3)))];
}

const deletes = [facts('button', 'Delete'), facts('button', 'Delete'), facts('button', 'Delete')];

const rows: [says: string, target: ElementTarget, page: GroundingFacts[], outcome: string, found: number[]][] = [
  [
    'takes the exact name over a longer one',
    { kind: 'button', name: 'Delete' },
    [facts('button', 'Delete all'), facts('button', 'Delete')],
    'one',
    [1],
  ],
  [
    'takes the same case over another',
    { kind: 'button', name: 'OK' },
    [facts('button', 'ok'), facts('button', 'OK')],
    'one',
    [1],
  ],
  ['finds three equals a tie', { kind: 'button', name: 'Delete' }, deletes, 'tie', [0, 1, 2]],
  ['counts equals in document order', { kind: 'button', name: 'Delete', nth: 3 }, deletes, 'one', [2]],
  ['counts from the end', { kind: 'button', name: 'Delete', nth: -1 }, deletes, 'one', [2]],
  ['finds none when there are fewer', { kind: 'button', name: 'Delete', nth: 4 }, deletes, 'none', [0, 1, 2]],
  [
    'counts only the best names',
    { kind: 'button', name: 'Delete', nth: 2 },
    [facts('button', 'Delete all'), ...deletes],
    'one',
    [2],
  ],
  [
    'ignores an invisible twin',
    { kind: 'button', name: 'Menu' },
    [facts('button', 'Menu', { isVisible: false }), facts('button', 'Menu')],
    'one',
    [1],
  ],
  [
    'prefers the enabled twin',
    { kind: 'button', name: 'Next' },
    [facts('button', 'Next', { isEnabled: false }), facts('button', 'Next')],
    'one',
    [1],
  ],
  [
    'takes a disabled one when it is the only one',
    { kind: 'button', name: 'Next' },
    [facts('button', 'Next', { isEnabled: false })],
    'one',
    [0],
  ],
  [
    'prefers the kind that was said',
    { kind: 'link', name: 'Pricing' },
    [facts('button', 'Pricing'), facts('link', 'Pricing')],
    'one',
    [1],
  ],
  [
    'takes a link for a button when there is no button',
    { kind: 'button', name: 'Sign up' },
    [facts('link', 'Sign up'), facts('heading', 'Sign up')],
    'one',
    [0],
  ],
  [
    'finds a field by its placeholder',
    { kind: 'field', name: 'Search products' },
    [facts('textbox', 'q', { otherTexts: ['Search products'] })],
    'one',
    [0],
  ],
  [
    'finds a field by the text beside it',
    { kind: 'field', name: 'Card number' },
    [facts('textbox', '', { besideText: 'Card Number' })],
    'one',
    [0],
  ],
  [
    'takes a select for a field of exactly that name',
    { kind: 'field', name: 'Country' },
    [facts('combobox', 'Country'), facts('textbox', 'Country code')],
    'one',
    [0],
  ],
  [
    'takes a checkbox for a field only by its full name',
    { kind: 'field', name: 'Terms' },
    [facts('checkbox', 'Terms')],
    'one',
    [0],
  ],
  [
    'does not take a checkbox for a field by half its name',
    { kind: 'field', name: 'Terms' },
    [facts('checkbox', 'Terms and conditions')],
    'none',
    [],
  ],
  [
    'forgives one wrong letter',
    { kind: 'button', name: 'Regster' },
    [facts('button', 'Register'), facts('button', 'Cancel')],
    'one',
    [0],
  ],
  [
    'tells the closest when nothing fits',
    { kind: 'button', name: 'Delete old account' },
    [facts('button', 'Delete account')],
    'none',
    [0],
  ],
  [
    'prefers what one can act on',
    { kind: 'any', name: 'Pricing' },
    [facts('heading', 'Pricing'), facts('link', 'Pricing')],
    'one',
    [1],
  ],
  [
    'takes text when nothing else is called so',
    { kind: 'any', name: 'Pricing' },
    [facts('heading', 'Pricing')],
    'one',
    [0],
  ],
  [
    'counts by kind alone',
    { kind: 'checkbox', nth: 2 },
    [facts('checkbox', 'a'), facts('button', 'x'), facts('checkbox', 'b')],
    'one',
    [2],
  ],
  [
    'takes what stands nearer',
    { kind: 'button', name: 'Edit', near: 'Email' },
    [facts('button', 'Edit', { nearDistance: 400 }), facts('button', 'Edit', { nearDistance: 20 })],
    'one',
    [1],
  ],
  [
    'asks when both stand far away',
    { kind: 'button', name: 'Edit', near: 'Email' },
    [facts('button', 'Edit'), facts('button', 'Edit')],
    'tie',
    [0, 1],
  ],
];

describe('grounding', () => {
  test.each(rows)('%s', (_says, target, page, outcome, found) => {
    expect(ground(target, page)).toEqual([outcome, found]);
  });

  test('merges frames without disturbing their order', () => {
    const one = (ref: string, score: number): Candidate => ({
      ref,
      role: 'button',
      name: 'Delete',
      score,
      where: '',
      line: '',
      isVisible: true,
    });
    expect(
      groundingOutcome([one('d1e1', 96), one('d1e2', 70), one('d2e1', 96)], { nth: 2 }).candidates.map((c) => c.ref),
    ).toEqual(['d2e1']);
  });

  test('is none on an empty page', () => {
    expect(groundingOutcome([], {})).toEqual({ outcome: 'none', candidates: [] });
    expect(GOOD_ENOUGH).toBeGreaterThan(0);
  });
});
