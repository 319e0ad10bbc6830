/**
 * “First name Ada and Last name Lovelace”: fields and their values with nothing between them. Where the value begins
 * is told by a field's usual name, by capitals, or by a value that no name looks like; where none of these tells, by
 * nobody: then the answer is `undefined` and the user is asked.
 */
import type { ClauseText } from './clause-text.ts';
import { fold } from './lexicon.ts';
import type { Span } from './syntax.ts';

interface Pair {
  readonly what: Span;
  readonly value: Span;
}

interface Word {
  readonly span: Span;
  readonly text: string;
  readonly folded: string;
  readonly isQuoted: boolean;
}

const FIELDS = new Set(
  `name|full name|first name|last name|given name|family name|middle name|surname|forename|nickname|username|user name|login|password
|email|e-mail|mail|email address|e-mail address|phone|phone number|telephone|mobile|mobile number|address|street|city|town|state|region|country|zip
|zip code|postcode|postal code|post code|company|company name|organisation|organization|age|date of birth|birthday|subject|title|comment|message
|promo code|coupon|quantity|website|job title|position|имя|фамилия|фамилию|отчество|полное имя|логин|пароль|почта|почту|электронная почта
|электронную почту|email|эл. почта|телефон|номер телефона|адрес|улица|улицу|дом|город|регион|область|страна|страну|индекс|почтовый индекс|компания
|компанию|организация|организацию|возраст|дата рождения|дату рождения|тема|тему|комментарий|сообщение|промокод|количество|сайт|должность`
    .replaceAll('\n', '')
    .split('|'),
);
const LONGEST_FIELD = 3;
/** “Contact form” is no field “Contact” with a value. */
const NO_VALUE =
  /^(?:forms?|fields?|page|section|box|details|data|information|info|again|now|too|correctly|automatically|first|it|форм[ау]|пол[ея]|страниц[ау]|данные|данными|раздел|снова|теперь)$/u;
/** “Name on card”, «Имя на карте»: the name of the field goes on. */
const PREPOSITION = /^(?:on|of|for|at|in|to|as|with|на|для|в|из|по|у|к|о|от)$/u;
const START = /^(?:the|a|an|this|that|my|your|эту?|это|мо[йюие]|сво[йюие])$/u;
const JOINT = /^(?:,|;|and|и|а)$/u;

const isField = (words: readonly Word[]) =>
  words.every(({ isQuoted }) => !isQuoted) && FIELDS.has(words.map(({ folded }) => folded).join(' '));
const isCapital = ({ text }: Word) => /^\p{Lu}/u.test(text);
const isLower = ({ text, isQuoted }: Word) => !isQuoted && /^\p{Ll}+$/u.test(text);
/** An address, a number, a quotation: nothing that a field is called. */
const isPlainlyValue = ({ text, isQuoted }: Word) => isQuoted || /[\d@]/u.test(text);

function wordsOf(text: ClauseText, [start, end]: Span): Word[] {
  const words: Word[] = [];
  let at = start;
  for (const part of text.text.slice(start, end).split(' ')) {
    const span: Span = [at, at + part.length];
    const source = text.source(span);
    words.push({ span, text: source, folded: fold(source), isQuoted: text.isQuoted(span) });
    at += part.length + 1;
  }
  return words;
}

/** How many of the words begin with a usual name of a field; the longest counts. */
function fieldLength(words: readonly Word[]): number {
  for (let length = Math.min(LONGEST_FIELD, words.length); length > 0; length -= 1)
    if (isField(words.slice(0, length))) return length;
  return 0;
}

/** Where the value begins; 0 when nobody can tell. */
function valueStart(words: readonly Word[], isStrict: boolean): number {
  const known = fieldLength(words);
  const value = words[known];
  if (known > 0 && value !== undefined && !PREPOSITION.test(value.folded)) {
    const isWhole = known === words.length - 1;
    return isWhole || !isLower(value) ? known : 0;
  }
  const last = words.length - 1;
  // A quotation or an address at the end, and only there.
  const firstValue = words.findIndex(isPlainlyValue);
  if (firstValue > 0 && firstValue === last) return last;
  if (isStrict || firstValue !== -1 || words[0] === undefined || !isCapital(words[0])) return 0;
  if (words.length === 2) return 1;
  // “Dish name Stew”: a name that goes on in small letters ends before the next capital.
  const lower = words.findLastIndex(isLower);
  return lower > 0 && lower < last && words.slice(1, lower + 1).every(isLower) ? lower + 1 : 0;
}

function pairOf(words: readonly Word[], isStrict: boolean): Pair | undefined {
  const [first] = words;
  if (first === undefined || first.isQuoted || START.test(first.folded)) return undefined;
  const start = valueStart(words, isStrict);
  const beforeValue = words[start - 1];
  const value = words[start];
  const last = words.at(-1);
  if (start === 0 || beforeValue === undefined || value === undefined || last === undefined) return undefined;
  if (words.slice(start).some(({ folded }) => NO_VALUE.test(folded))) return undefined;
  return { what: [first.span[0], beforeValue.span[1]], value: [value.span[0], last.span[1]] };
}

/** Segments at “,” and “and” where a field's name or a capital follows. */
function segmentsOf(words: readonly Word[]): Word[][] {
  const segments: Word[][] = [[]];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    let next = at;
    while (JOINT.test(words[next]?.folded ?? '') && words[next]?.isQuoted === false) next += 1;
    const follower = words[next];
    if (
      next > at &&
      follower !== undefined &&
      (isCapital(follower) || fieldLength(words.slice(next, next + LONGEST_FIELD)) > 0)
    ) {
      segments.push([]);
      at = next - 1;
    } else segments.at(-1)?.push(word);
  }
  return segments;
}

/**
 * The pairs of a phrase. After “fill” the first words must be a field; after “enter” the whole may as well be a text
 * for the field at hand, so that only a usual field's name or a plain value tells.
 */
export function plainPairs(text: ClauseText, span: Span, verb: 'fill' | 'enter'): Pair[] | undefined {
  const segments = segmentsOf(wordsOf(text, span));
  const pairs = segments.map((words) => pairOf(words, verb === 'enter'));
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}

/** “First name with Ada and Last name Lovelace”: the usual name of another field in a value, in capitals, begins its pair. */
export function withTailPairs(text: ClauseText, pair: Pair): Pair[] {
  if (text.isQuoted(pair.value)) return [pair];
  const words = wordsOf(text, pair.value);
  const at = words.findIndex((word, index) => {
    const next = words[index + 1];
    if (index === 0 || next === undefined || !JOINT.test(word.folded) || !isCapital(next)) return false;
    return fieldLength(words.slice(index + 1, index + 1 + LONGEST_FIELD)) > 0;
  });
  const end = words[at - 1];
  if (at < 1 || end === undefined) return [pair];
  const tail = segmentsOf(words.slice(at + 1)).map((one) => pairOf(one, true));
  if (!tail.every((one) => one !== undefined)) return [pair];
  return [{ what: pair.what, value: [pair.value[0], end.span[1]] }, ...tail];
}
