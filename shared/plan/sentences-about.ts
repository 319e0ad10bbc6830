/** What a text says about something: the sentences that speak of it. Pure. */
import { normalText } from './match-text.ts';
import { isSameStem } from './word-forms.ts';

/** A line without a full stop and not longer than this is a heading: what follows it belongs to it. */
const MAX_HEADING = 90;
const MAX_FOUND = 12;
const MIN_STEM = 3;
const FILLER = new Set('a an the of for and or its their in on to и или на в для его её их'.split(' '));
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

/** The sentences of `text` that speak of `about`, in order and each once; a heading brings what follows it. */
export function sentencesAbout(text: string, about: string): string[] {
  const all = wordsOf(about);
  const telling = all.filter((word) => !FILLER.has(word));
  const wanted = telling.length > 0 ? telling : all;
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
