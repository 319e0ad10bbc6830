import type { Language } from '../plan.ts';
import { isOneTypoApart } from '../match-text.ts';
import type { Clause } from './clauses.ts';
import { clauseText, type ClauseText } from './clause-text.ts';
import * as english from './english.generated.js';
import { parse } from './grammar.ts';
import { findOpening, fold, guessOpening, type Opening } from './lexicon.ts';
import * as russian from './russian.generated.js';
import type { Act, Span, TargetNode } from './syntax.ts';
import { plainPairs } from './plain-pairs.ts';
import type { Token } from './tokens.ts';

/** A clause understood: what it asks for and the text its spans point into. */
export interface ReadClause {
  readonly act: Act;
  readonly text: ClauseText;
  readonly language: Language;
}

/** Words of the grammars that a misspelling may hide; verbs have their own lexicon. */
const KEYWORDS: Readonly<Record<Language, readonly string[]>> = {
  en: 'into with from onto button link field checkbox screenshot seconds second minutes minute page bottom tab memory process processes until appear disappear whole dropdown full'.split(
    ' ',
  ),
  ru: 'скриншот снимок поле поля кнопку кнопка ссылку вкладку галочку флажок списке списка значением значение страницы страницу странице экрана снимок секунды секунд минуту минуты всей конца клавишу памяти процесс процессы'.split(
    ' ',
  ),
};
const KIND_WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: ['button', 'link', 'field', 'checkbox', 'dropdown'],
  ru: ['кнопку', 'кнопка', 'кнопке', 'ссылку', 'ссылка', 'вкладку', 'галочку', 'флажок', 'полем'],
};
const MIN_TYPO_LETTERS = 4;

const grammars = { en: english, ru: russian };

/** The same tokens with misspelt keywords corrected. Offsets stay, so whatever ends up in a value is cut from the command as written. */
function corrected(tokens: readonly Token[], keywords: readonly string[]): readonly Token[] | undefined {
  let hasChanged = false;
  const result = tokens.map((token) => {
    const word = fold(token.text);
    if (
      token.kind !== 'word' ||
      word.length < MIN_TYPO_LETTERS ||
      keywords.includes(word) ||
      !/^\p{Ll}+$/u.test(token.text)
    )
      return token;
    const keyword = keywords.find(
      (candidate) => candidate.length >= MIN_TYPO_LETTERS && isOneTypoApart(candidate, word),
    );
    if (keyword === undefined) return token;
    hasChanged = true;
    return { ...token, text: keyword };
  });
  return hasChanged ? result : undefined;
}

function attempt(
  command: string,
  tokens: readonly Token[],
  opening: Opening | undefined,
  language: Language,
): ReadClause | undefined {
  const text = clauseText(command, tokens, opening);
  const act = parse(grammars[language].Clause, text.text);
  return act === undefined ? undefined : { act, text, language };
}

/** Reads one clause: as written, then as a bare “Name: value”, then with the verb and the keywords corrected by one letter. */
export function readClause(command: string, clause: Clause, fallback: Language): ReadClause | undefined {
  const { tokens } = clause;
  const exact = findOpening(tokens[0]);
  const guess = guessOpening(tokens[0]);
  const read = (words: readonly Token[], opening: Opening | undefined) =>
    attempt(command, words, opening, opening?.language ?? fallback);
  const first =
    (exact === undefined ? undefined : read(tokens, exact)) ??
    read(tokens, undefined) ??
    (guess === undefined ? undefined : read(tokens, guess));
  if (first !== undefined) return first;
  const opening = exact ?? guess;
  const repaired = corrected(tokens, KEYWORDS[opening?.language ?? fallback]);
  const second = repaired === undefined ? undefined : read(repaired, opening);
  return second ?? (opening?.verb === 'fill' ? readPlainPairs(command, tokens, opening) : undefined);
}

/** “fill in First name Ada”: no word parts the field from its value. */
function readPlainPairs(command: string, tokens: readonly Token[], opening: Opening): ReadClause | undefined {
  const text = clauseText(command, tokens, opening);
  const start = /^@fill(?: (?:in|out|up))? (?=.)/u.exec(text.text)?.[0].length;
  const pairs = start === undefined ? undefined : plainPairs(text, [start, text.text.length], 'fill');
  return pairs === undefined ? undefined : { act: { act: 'fill', pairs }, text, language: opening.language };
}

/** A phrase of a clause read as a target; its spans are moved so that they point into the clause. */
export function readTarget(clause: ReadClause, span: readonly [number, number]): TargetNode | undefined {
  const phrase = clause.text.text.slice(span[0], span[1]);
  const parseTarget = (text: string) => parse(grammars[clause.language].Target, text);
  const node = parseTarget(phrase) ?? { name: [0, phrase.length] };
  if (node.kind !== undefined || node.isLast) return shift(node, span[0]);
  const repair = correctKinds(phrase, clause.language);
  const repaired = repair === phrase ? undefined : parseTarget(repair);
  return repaired?.kind === undefined
    ? shift(node, span[0])
    : shift(
        mapSpans(repaired, (inner) => sameWords(inner, repair, phrase)),
        span[0],
      );
}

/** Misspelt words for kinds of elements, corrected; the number of words stays. */
function correctKinds(phrase: string, language: Language): string {
  return phrase
    .split(' ')
    .map((word) =>
      word.length < MIN_TYPO_LETTERS ? word : (KIND_WORDS[language].find((kind) => isOneTypoApart(kind, word)) ?? word),
    )
    .join(' ');
}

/** The span of the same words in a text with other spellings. */
function sameWords([start, end]: Span, from: string, to: string): Span {
  const wordsBefore = (text: string) => text.split(' ').length - 1;
  const words = to.split(' ');
  const first = wordsBefore(from.slice(0, start));
  const last = wordsBefore(from.slice(0, end));
  const lengthOf = (count: number) => words.slice(0, count).join(' ').length;
  return [first === 0 ? 0 : lengthOf(first) + 1, lengthOf(last + 1)];
}

function shift(node: TargetNode, by: number): TargetNode {
  return mapSpans(node, ([start, end]) => [start + by, end + by]);
}

function mapSpans(node: TargetNode, map: (span: Span) => Span): TargetNode {
  return {
    ...node,
    ...(node.name === undefined ? {} : { name: map(node.name) }),
    ...(node.near === undefined ? {} : { near: map(node.near) }),
    ...(node.within === undefined ? {} : { within: mapSpans(node.within, map) }),
  };
}
