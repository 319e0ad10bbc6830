/** How well a name that a person wrote fits a text that the page shows. Pure; runs in content scripts. */
import { isSameStem, saysTheSame } from './word-forms.ts';

/** Best first. `squashed` ignores spaces and hyphens (`sign-in`, `Sign in`); `stem` allows
 * other Russian endings, `same` other words for the same thing, `typo` one wrong letter a word. */
export type TextMatch =
  | 'exact'
  | 'normal'
  | 'squashed'
  | 'prefix'
  | 'words'
  | 'contains'
  | 'stem'
  | 'same'
  | 'typo'
  | 'stem-words'
  | 'typo-words'
  | 'overlap'
  | 'none';

const MIN_TYPO_LETTERS = 4;
/** People rarely miss the first letter, and short words that differ there are other words ("Water", "later"). */
const MIN_LETTERS_WITHOUT_FIRST = 6;
/** Part of the wanted words that must be there for `overlap`. */
const MIN_OVERLAP = 0.5;

/** Spaces collapsed and ends trimmed: what a person sees of a text. */
export function trimText(text: string): string {
  return text
    .replaceAll(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Case, diacritics, quotes, dashes and the marks around labels (`Name *:`) do not count. */
export function normalText(text: string): string {
  return (
    trimText(text)
      .normalize('NFKD')
      // й and ё are letters of their own to NFKD; people write е for ё but never и for й.
      .replaceAll('\u0438\u0306', 'й')
      .replaceAll('\u0418\u0306', 'Й')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[«»„“”"'’‘‚`´]/g, '')
      .replaceAll(/[‐‑‒–—―−]/g, '-')
      .replaceAll('…', '...')
      .replaceAll(/\s+/g, ' ')
      .replace(/^[\s*:.…,;!?→›»-]+(?=\S*\p{L})/u, '')
      .replace(/(?<=[\p{L}\p{N})])[\s*:.…,;!?→›-]+$/u, '')
      .trim()
  );
}

/** Letters and digits alone. */
function squash(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function words(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const signs = (normal: string) => (squash(normal) === '' ? [normal] : words(normal));

/** True when the words differ by at most one letter added, dropped, changed or swapped with its neighbour. */
export function isOneTypoApart(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const shortRest = short.slice(start);
  const longRest = long.slice(start);
  if (short.length !== long.length) return shortRest === longRest.slice(1);
  if (shortRest.slice(1) === longRest.slice(1)) return true;
  return shortRest[0] === longRest[1] && shortRest[1] === longRest[0] && shortRest.slice(2) === longRest.slice(2);
}

function isSameWord(wanted: string, shown: string): boolean {
  if (wanted === shown) return true;
  if (wanted[0] !== shown[0] && Math.min(wanted.length, shown.length) < MIN_LETTERS_WITHOUT_FIRST) return false;
  return canBeTypo(wanted) && canBeTypo(shown) && isOneTypoApart(wanted, shown);
}

/** Short words and anything with a digit ("2024", "A4") are taken at their letters. */
function canBeTypo(word: string): boolean {
  return word.length >= MIN_TYPO_LETTERS && !/\p{N}/u.test(word);
}

/** True when the wanted words stand in the shown ones, in order and side by side. */
function hasRun(wanted: readonly string[], shown: readonly string[], isSame: (a: string, b: string) => boolean) {
  for (let start = 0; start + wanted.length <= shown.length; start += 1) {
    if (wanted.every((word, index) => isSame(word, shown[start + index] ?? ''))) return true;
  }
  return false;
}

/** Compares what was asked for with one text of the page. */
export function matchText(wanted: string, shown: string): TextMatch {
  const wantedText = trimText(wanted);
  const shownText = trimText(shown);
  if (wantedText === '' || shownText === '') return 'none';
  if (wantedText === shownText) return 'exact';
  const wantedNormal = normalText(wantedText);
  const shownNormal = normalText(shownText);
  if (wantedNormal === shownNormal) return 'normal';
  const wantedSquashed = squash(wantedNormal);
  // “the X” is “×”, and “plus” is “+”.
  const isSign = wantedSquashed === '' || squash(shownNormal) === '';
  if (isSign && saysTheSame(signs(wantedNormal), signs(shownNormal))) return 'same';
  // A name of signs alone ("+", "×") is only ever meant as it stands.
  if (wantedSquashed === '') return 'none';
  if (wantedSquashed === squash(shownNormal)) return 'squashed';
  const wantedWords = words(wantedNormal);
  const shownWords = words(shownNormal);
  const isWhole = (a: string, b: string) => a === b;
  if (hasRun(wantedWords, shownWords, isWhole)) {
    return wantedWords.every((word, index) => word === shownWords[index]) ? 'prefix' : 'words';
  }
  if (wantedSquashed.length >= 3 && shownNormal.includes(wantedNormal)) return 'contains';
  if (wantedWords.length === shownWords.length && hasRun(wantedWords, shownWords, isSameStem)) return 'stem';
  if (saysTheSame(wantedWords, shownWords)) return 'same';
  if (wantedWords.length === shownWords.length && hasRun(wantedWords, shownWords, isSameWord)) return 'typo';
  if (isSquashedTypo(wantedSquashed, squash(shownNormal))) return 'typo';
  if (hasRun(wantedWords, shownWords, isSameStem)) return 'stem-words';
  if (hasRun(wantedWords, shownWords, isSameWord)) return 'typo-words';
  const found = wantedWords.filter((word) => shownWords.some((other) => isSameWord(word, other))).length;
  return found / wantedWords.length >= MIN_OVERLAP ? 'overlap' : 'none';
}

/** "sing up" for "Signup": one letter across a moved space. */
function isSquashedTypo(wanted: string, shown: string): boolean {
  return wanted.length > MIN_TYPO_LETTERS && canBeTypo(wanted) && canBeTypo(shown) && isOneTypoApart(wanted, shown);
}
