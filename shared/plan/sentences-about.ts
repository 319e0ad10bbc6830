/** What a text says about something: the sentences that speak of it. Pure. */
import { normalText } from './match-text.ts';
import { isSameStem } from './word-forms.ts';

/** A line without a full stop and not longer than this is a heading: what follows it belongs to it. */
const MAX_HEADING = 90;
const MAX_FOUND = 12;
const MIN_STEM = 3;
const FILLER = new Set(
  `a an the of for and or its their in on to is are was were be do does did have has i my me your you this that these those there here
   by at with from и или на в для его её их это эта этот эту мой моя мои у по от с к ли`.split(/\s+/),
);
/** Part of the words that the closest lines must say. */
const MIN_CLOSE = 0.5;
const MAX_CLOSE = 3;
const ENDINGS = ['ing', 'ies', 'ied', 'es', 'ed', 's', 'e', 'y'];

const wordsOf = (text: string) =>
  normalText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
/** An English word without its ending, where enough of it is left. */
function stemOf(word: string): string {
  if (!/^[a-z]+$/u.test(word)) return word;
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= MIN_STEM);
  return ending === undefined ? word : word.slice(0, -ending.length);
}
const isSameWord = (left: string, right: string) => stemOf(left) === stemOf(right) || isSameStem(left, right);

function speaksOf(sentence: string, wanted: readonly string[]): boolean {
  const words = wordsOf(sentence);
  return wanted.every((word) => words.some((other) => isSameWord(word, other)));
}

const tellingWords = (about: string) => {
  const all = wordsOf(about);
  const telling = all.filter((word) => !FILLER.has(word));
  return telling.length > 0 ? telling : all;
};

/** Where no sentence says all of it: the lines that say most of the words, and at least half of them, in order. */
export function linesCloseTo(text: string, about: string): string[] {
  const wanted = tellingWords(about);
  const lines = [...new Set(text.split(/\n+/u).map((line) => line.trim()))].filter((line) => line !== '');
  const scored = lines.map((line) => {
    const words = wordsOf(line);
    return { line, said: wanted.filter((word) => words.some((other) => isSameWord(word, other))).length };
  });
  const most = Math.max(0, ...scored.map(({ said }) => said));
  if (most === 0 || most / wanted.length < MIN_CLOSE) return [];
  return scored
    .filter(({ said }) => said === most)
    .slice(0, MAX_CLOSE)
    .map(({ line }) => line.replaceAll(/\t\s*/gu, ' · '));
}

/** The sentences of `text` that speak of `about`, in order and each once; a heading brings what follows it. */
export function sentencesAbout(text: string, about: string): string[] {
  const wanted = tellingWords(about);
  if (wanted.length === 0) return [];
  const lines = text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found: string[] = [];
  for (const [index, line] of lines.entries()) {
    const sentences = line.split(/(?<=[.!?…])\s+(?=[\p{Lu}\p{N}«“"])/u);
    const isHeading = line.length <= MAX_HEADING && !/[.!?…]$/u.test(line);
    const told = sentences.filter((sentence) => speaksOf(sentence, wanted));
    const following = isHeading && told.length > 0 ? lines[index + 1] : undefined;
    for (const one of [...told, ...(following === undefined ? [] : [following])])
      if (!found.some((before) => before.includes(one))) found.push(one);
    if (found.length >= MAX_FOUND) break;
  }
  return found.slice(0, MAX_FOUND);
}
