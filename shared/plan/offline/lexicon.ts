import type { Language } from '../plan.ts';
import { isOneTypoApart } from '../match-text.ts';
import { englishClosings, englishCourtesies, englishOpeners, englishVerbs } from './lexicon-en.ts';
import { russianClosings, russianCourtesies, russianOpeners, russianVerbs } from './lexicon-ru.ts';
import type { Token } from './tokens.ts';

/** A word that can begin a clause. */
export interface Opening {
  readonly verb: string;
  readonly language: Language;
  /** False for words that open a clause only where one must begin anyway. */
  readonly isVerb: boolean;
}

/** Case folded as the grammars expect it: `ё` is `е`, curly apostrophes are straight. */
export function fold(word: string): string {
  return word.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'");
}

const openings = new Map<string, Opening>();
for (const [language, verbs, openers] of [
  ['en', englishVerbs, englishOpeners],
  ['ru', russianVerbs, russianOpeners],
] as const) {
  for (const [words, isVerb] of [
    [openers, false],
    [verbs, true],
  ] as const) {
    for (const [verb, forms] of Object.entries(words)) {
      for (const form of forms.split(' ')) openings.set(fold(form), { verb, language, isVerb });
    }
  }
}

export function findOpening(token: Token | undefined): Opening | undefined {
  return token?.kind === 'word' ? openings.get(fold(token.text).replace(/-ка$/u, '')) : undefined;
}

/** Shorter words have too many neighbours to guess at. */
const MIN_TYPO_LETTERS = 4;
/** Never guessed: too much harm in a wrong one. */
const UNGUESSED = new Set(['start', 'stop', 'delete', 'sign', 'leave']);

/** The opening that a misspelt word must mean: one letter away, and all such neighbours agree on the verb. */
export function guessOpening(token: Token | undefined): Opening | undefined {
  if (token?.kind !== 'word') return undefined;
  const word = fold(token.text);
  if (word.length < MIN_TYPO_LETTERS || !/^\p{L}+$/u.test(word)) return undefined;
  let found: Opening | undefined;
  for (const [form, opening] of openings) {
    if (
      !opening.isVerb ||
      UNGUESSED.has(opening.verb) ||
      form.length < MIN_TYPO_LETTERS ||
      Math.abs(form.length - word.length) > 1
    )
      continue;
    if (!isOneTypoApart(form, word)) continue;
    if (found !== undefined && found.verb !== opening.verb) return undefined;
    found = opening;
  }
  return found;
}

const byLength = (phrases: readonly string[]) =>
  phrases.map((phrase) => fold(phrase).split(' ')).toSorted((a, b) => b.length - a.length);
const courtesies = byLength([...englishCourtesies, ...russianCourtesies]);
const closings = byLength([...englishClosings, ...russianClosings]);

const isPhraseAt = (phrase: readonly string[], tokens: readonly Token[], at: number) =>
  phrase.every((word, index) => {
    const token = tokens[at + index];
    return token?.kind === 'word' && fold(token.text) === word;
  });

/** How many words of courtesy ("could you please", «будь добр») stand at `at`. */
export function courtesyLength(tokens: readonly Token[], at: number): number {
  let length = 0;
  for (;;) {
    const phrase = courtesies.find((words) => isPhraseAt(words, tokens, at + length));
    const comma = tokens[at + length];
    if (phrase === undefined) {
      const isComma = length > 0 && comma?.kind === 'punctuation' && comma.text === ',';
      return isComma ? length + 1 : length;
    }
    length += phrase.length;
    if (tokens[at + length]?.text === ',') length += 1;
  }
}

/** How many tokens of thanks and punctuation stand at the end. */
export function closingLength(tokens: readonly Token[]): number {
  let end = tokens.length;
  for (;;) {
    const last = tokens[end - 1];
    if (last?.kind === 'punctuation' && /^[,;:.!?…\n—–]$/u.test(last.text)) {
      end -= 1;
      continue;
    }
    const phrase = closings.find((words) => end > words.length && isPhraseAt(words, tokens, end - words.length));
    if (phrase === undefined) return tokens.length - end;
    // “wait for Thank you”, “click No, thanks”: thanks stand apart, and after more than a no.
    const isThanks = /^(?:thank|спасибо)/u.test(phrase[0] ?? '');
    const isApart =
      tokens[end - phrase.length - 1]?.kind === 'punctuation' &&
      !/^(?:no|нет)$/iu.test(tokens[end - phrase.length - 2]?.text ?? '');
    if (isThanks && !isApart) return tokens.length - end;
    end -= phrase.length;
  }
}
