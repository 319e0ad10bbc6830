import { describe, expect, it } from 'vitest';
import { sentencesAbout } from './sentences-about.ts';

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
