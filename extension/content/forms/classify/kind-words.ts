/**
 * How the words for one thing are written in `words/`, and what they are made into.
 *
 * - `machine` is looked for in `name`, `id` and test ids, which are split into words first: `first name` finds
 *   `first_name`, `firstName` and `txtfirstname`. Words under five letters, and those with `=` in front, stand alone only.
 * - `human` is looked for in labels, placeholders and text nearby, by language: whole words, with `*` for any ending.
 *   Languages without spaces between words are found anywhere.
 * - `|` parts alternatives; otherwise they are regular expressions over text as `humanWords` makes it. `not` and
 *   `machineNot` take a match back, each of its own text; both are written as `human` is.
 */
export interface KindWords {
  readonly machine?: string;
  readonly human?: Readonly<Record<string, string>>;
  readonly not?: string;
  readonly machineNot?: string;
}

export interface WordTest {
  /** `text` as `humanWords` makes it. */
  inHuman(text: string): boolean;
  /** `text` as `machineWords` makes it. */
  inMachine(text: string): boolean;
}

/** Scripts that put no spaces between words, or glue their articles to them. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Arabic}\p{sc=Hebrew}]/u;
const MIN_INNER = 5;

/** Small letters, no accents on Latin ones: how people write when they are in a hurry. */
function foldLetters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .normalize('NFD')
    .replaceAll(/([a-z])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o');
}

/** Text for people, so that spelling does not count: letters folded, one space between words. */
export function humanWords(text: string): string {
  return foldLetters(text)
    .replaceAll(/[’'`ʼ]/g, ' ')
    .replaceAll(/[^\p{L}\p{M}\p{N}@#+*]+/gu, ' ')
    .trim();
}

/** Text for programs: `billing[firstName]`, `first-name` and `FIRST_NAME` become words with spaces. */
export function machineWords(text: string): string {
  return humanWords(
    text
      .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
      .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replaceAll(/(\p{L})(\d)/gu, '$1 $2')
      .replaceAll(/(\d)(\p{L})/gu, '$1 $2'),
  );
}

/** Alternatives; a bar in brackets parts none. */
function alternatives(words: string): string[] {
  const found = [''];
  let depth = 0;
  for (const char of words) {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === '|' && depth === 0) found.push('');
    else found[found.length - 1] += char;
  }
  return found.filter((word) => word !== '');
}

interface Pattern {
  readonly text: string;
  /** True for what is no part of a longer word. */
  readonly isWhole: boolean;
}

/** Text as `humanWords` makes it holds letters besides these. Said so, because classes of Unicode are slow to compile. */
const ANY_LETTERS = String.raw`[^\s\d@#+*]*`;

function humanPattern(word: string): Pattern {
  return { text: foldLetters(word).replaceAll('*', ANY_LETTERS), isWhole: !UNSPACED.test(word) };
}

function machinePattern(word: string): Pattern {
  const isAlone = word.startsWith('=');
  const plain = foldLetters(isAlone ? word.slice(1) : word);
  const isShort = plain.replaceAll(' ', '').length < MIN_INNER;
  return { text: plain.replaceAll(' ', ' ?'), isWhole: isAlone || isShort };
}

/** The edges of words stand once for all of them: with each of hundreds it takes engines seconds to compile. */
function compile(patterns: readonly Pattern[], letters: string): RegExp {
  const { whole = [], anywhere = [] } = Object.groupBy(patterns, ({ isWhole }) => (isWhole ? 'whole' : 'anywhere'));
  const words = whole.map(({ text }) => text).join('|');
  const own = words === '' ? [] : [`(?<!${letters})(?:${words})(?!${letters})`];
  const all = [...own, ...anywhere.map(({ text }) => text)];
  return all.length === 0 ? /(?!)/ : new RegExp(all.join('|'), 'u');
}

/** Compiled at the first question: most pages have few fields, and most frames none. */
function lazily(patterns: () => readonly Pattern[], letters: string): (text: string) => boolean {
  let compiled: RegExp | undefined;
  return (text) => {
    compiled ??= compile(patterns(), letters);
    return compiled.test(text);
  };
}

const HUMAN_LETTERS = String.raw`[\p{L}\p{N}]`;
const MACHINE_LETTERS = String.raw`\p{L}`;

export function wordTest({ human = {}, machine = '', not = '', machineNot = '' }: KindWords): WordTest {
  const inWords = (words: readonly string[]) =>
    lazily(() => words.flatMap((one) => alternatives(one)).map((word) => humanPattern(word)), HUMAN_LETTERS);
  const isSaid = inWords(Object.values(human));
  const isNamed = lazily(() => alternatives(machine).map((word) => machinePattern(word)), MACHINE_LETTERS);
  const isUnsaid = inWords([not]);
  const isUnnamed = inWords([machineNot]);
  return {
    inHuman: (text) => text !== '' && isSaid(text) && !isUnsaid(text),
    inMachine: (text) => text !== '' && isNamed(text) && !isUnnamed(text),
  };
}
