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

function humanPattern(word: string): string {
  const pattern = foldLetters(word).replaceAll('*', String.raw`[\p{L}\p{M}]*`);
  return UNSPACED.test(word) ? pattern : `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;
}

function machinePattern(word: string): string {
  const isAlone = word.startsWith('=');
  const plain = foldLetters(isAlone ? word.slice(1) : word);
  const inner = plain.replaceAll(' ', ' ?');
  return isAlone || plain.replaceAll(' ', '').length < MIN_INNER ? `(?<![\\p{L}])${inner}(?![\\p{L}])` : inner;
}

const NEVER = /(?!)/;

function compile(patterns: readonly string[]): RegExp {
  return patterns.length === 0 ? NEVER : new RegExp(patterns.join('|'), 'u');
}

/** Compiled at the first question: most pages have few fields, and most frames none. */
function lazily(patterns: () => readonly string[]): (text: string) => boolean {
  let compiled: RegExp | undefined;
  return (text) => {
    compiled ??= compile(patterns());
    return compiled.test(text);
  };
}

export function wordTest({ human = {}, machine = '', not = '', machineNot = '' }: KindWords): WordTest {
  const isSaid = lazily(() =>
    Object.values(human).flatMap((one) => alternatives(one).map((word) => humanPattern(word))),
  );
  const isNamed = lazily(() => alternatives(machine).map((word) => machinePattern(word)));
  const isUnsaid = lazily(() => alternatives(not).map((word) => humanPattern(word)));
  const isUnnamed = lazily(() => alternatives(machineNot).map((word) => humanPattern(word)));
  return {
    inHuman: (text) => text !== '' && isSaid(text) && !isUnsaid(text),
    inMachine: (text) => text !== '' && isNamed(text) && !isUnnamed(text),
  };
}
