import { describe, expect, it } from 'vitest';
import { linesCloseTo, sentencesAbout } from './sentences-about.ts';

const page = `How bees find home
A honey bee looks back. It learns the view it will need.

Pricing
Membership is 12 euros a year. The prices hold until May.
Contact
Write to the editors.
Цены
Членство стоит 12 евро.`;

describe('the sentences about something', () => {
  it.each([
    [
      'a heading with what follows it',
      'pricing',
      ['Pricing', 'Membership is 12 euros a year. The prices hold until May.'],
    ],
    ['a single sentence', 'the view', ['It learns the view it will need.']],
    ['another form of a Russian word', 'ценах', ['Цены', 'Членство стоит 12 евро.']],
    ['all of several words', 'honey bees', ['A honey bee looks back.']],
    ['nothing', 'shipping', []],
    ['no part of a word', 'ice', []],
  ])('are %s', (_, about, expected) => expect(sentencesAbout(page, about)).toEqual(expected));
});

describe('the lines close to a question', () => {
  const table = 'Account IBAN Balance\nEveryday DE02 1203 €2,310.55\nSavings account DE02 5001 €18,000.00';
  it.each([
    ['say most of its words', 'money is in my savings account', ['Savings account DE02 5001 €18,000.00']],
    ['are none where less than half is said', 'the weather in the savings bank of Lisbon', []],
  ])('%s', (_, about, expected) => expect(linesCloseTo(table, about)).toEqual(expected));
});
