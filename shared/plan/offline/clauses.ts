/**
 * Cuts a command into clauses: at full stops, semicolons and "then" always; at commas and "and" only where a verb
 * follows, so that “tick Terms and conditions and press Send” is two clauses and “Ada, Countess of Lovelace” is one value.
 */
import { closingLength, courtesyLength, findOpening, fold, guessOpening, type Opening } from './lexicon.ts';
import type { Token } from './tokens.ts';
import { ABBREVIATIONS, CONJUNCTIONS, ELSE_WORDS, PLAIN_VERBS, PRONOUN_AFTER_IF, SEQUELS } from './clause-words.ts';

export interface Clause {
  readonly tokens: readonly Token[];
  readonly opening: Opening | undefined;
  /** How it is joined to the one before: only `and` carries a condition on. */
  readonly joint: 'hard' | 'comma' | 'and';
  /** "otherwise …": runs when the condition before it does not hold. */
  readonly isElse: boolean;
}

const isMark = (token: Token | undefined, marks: string) => token?.kind === 'punctuation' && marks.includes(token.text);
const isWord = (token: Token | undefined, words: { has(word: string): boolean }) =>
  token?.kind === 'word' && words.has(fold(token.text));
const isPhrase = (tokens: readonly Token[], at: number, phrase: readonly string[]) =>
  phrase.every((word, index) => tokens[at + index]?.kind === 'word' && fold(tokens[at + index]?.text ?? '') === word);

/** Where the next clause begins when the tokens at `at` end one; `undefined` inside a clause. */
function boundaryAt(
  tokens: readonly Token[],
  at: number,
  from: number,
): { next: number; joint: Clause['joint'] } | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (isMark(token, ';\n')) return { next: at + 1, joint: 'hard' };
  if (isMark(token, '.') && !isAbbreviation(tokens, at)) return { next: at + 1, joint: 'hard' };
  if (isMark(token, '!?…') && (tokens[at + 1] === undefined || opens(tokens, at + 1, false)))
    return { next: at + 1, joint: 'hard' };
  if (at > from && isListNumber(tokens, at) && opens(tokens, at + 2, true)) return { next: at, joint: 'hard' };
  let start = at;
  if (isMark(token, ',')) start += 1;
  const sequel = SEQUELS.find((phrase) => isPhrase(tokens, start, phrase));
  if (sequel !== undefined && at > from) return { next: start + sequel.length, joint: 'hard' };
  let next = start;
  while (next - start < 3 && isWord(tokens[next], CONJUNCTIONS)) next += 1;
  if (next > at && at > from && (opensSoftly(tokens, next, at) || isElseAt(tokens, next)))
    return { next, joint: next > start ? 'and' : 'comma' };
  if (start > at && at > from && isPlaceAhead(tokens, start)) return { next: start, joint: 'comma' };
  if (at > from && isAside(tokens, at)) return { next: at, joint: 'comma' };
  return undefined;
}

/** “1.”, “2)”. */
const isListNumber = (tokens: readonly Token[], at: number) =>
  /^\d{1,2}$/u.test(tokens[at]?.text ?? '') && isMark(tokens[at + 1], '.)');

/** “…, in the Email field type x”: a place, and its verb before the next comma. */
function isPlaceAhead(tokens: readonly Token[], at: number): boolean {
  const start = isWord(tokens[at], CONJUNCTIONS) ? at + 1 : at;
  if (!isWord(tokens[start], PLACE_WORDS)) return false;
  for (let next = start + 2; next < start + MAX_PLACE; next += 1) {
    const token = tokens[next];
    if (token === undefined || token.kind === 'punctuation') return false;
    const verb = findOpening(token)?.verb;
    if (verb !== undefined && isLowerCase(token) && PLAIN_VERBS.has(verb)) return true;
  }
  return false;
}
const PLACE_WORDS = new Set(['in', 'into', 'в', 'во']);
const MAX_PLACE = 8;

/** “without submitting”, «не отправляя», «без отправки». */
function isAside(tokens: readonly Token[], at: number): boolean {
  const next = fold(tokens[at + 1]?.text ?? '');
  switch (fold(tokens[at]?.text ?? '')) {
    case 'without':
      return next.endsWith('ing');
    case 'не':
      return /(?:ая|яя|уя|ив|ав|ев)$/u.test(next);
    case 'без':
      return /(?:ки|ия)$/u.test(next);
    default:
      return false;
  }
}

function isAbbreviation(tokens: readonly Token[], dot: number): boolean {
  const before = tokens[dot - 1];
  if (before?.kind !== 'word' || tokens[dot]?.isSpaced === true || tokens[dot + 1] === undefined) return false;
  return ABBREVIATIONS.has(fold(before.text)) || /^\p{Lu}$/u.test(before.text);
}

const isElseAt = (tokens: readonly Token[], at: number) => ELSE_WORDS.some((phrase) => isPhrase(tokens, at, phrase));

/** True when a clause can begin at `at`, courtesies skipped. */
function opens(tokens: readonly Token[], at: number, verbsOnly: boolean): boolean {
  const start = at + courtesyLength(tokens, at);
  const found = findOpening(tokens[start]) ?? findOpening(tokens[at]);
  return found !== undefined && (found.isVerb || !verbsOnly);
}

const NAME_FOLLOWS = new Set(['with', 'to', 'значением', 'значение']);
const NEEDS_WHAT = new Set(['sort', 'replace']);
const CLICKS = /^(?:click|tap|клик|щелк|кнопк)/u;

/** True when a verb follows a comma or conjunction, and not a name that merely looks like one. */
function opensSoftly(tokens: readonly Token[], at: number, joint: number): boolean {
  const start = at + courtesyLength(tokens, at);
  const token = tokens[start];
  const next = tokens[start + 1];
  const opening =
    findOpening(token) ?? (isLowerCase(token) && (token?.text.length ?? 0) > 4 ? guessOpening(token) : undefined);
  if (token === undefined || opening === undefined || !opening.isVerb) return false;
  // “… and Search with cats”: a field of that name.
  if (isMark(next, ':=—–')) return false;
  if (
    isWord(next, NAME_FOLLOWS) &&
    isLowerCase(next) &&
    !['go', 'scroll', 'turn', 'return', 'agree', 'switch', 'save', 'sign', 'add', 'proceed', 'reply'].includes(
      opening.verb,
    )
  )
    return false;
  if (['double', 'triple', 'right', 'middle'].includes(opening.verb) && !CLICKS.test(fold(next?.text ?? '')))
    return false;
  if (opening.verb === 'if' || opening.verb === 'unless') return true;
  const isEnd = next === undefined || next.kind === 'punctuation';
  // “click Filter and sort”, “click Find and replace”: nothing is said of what.
  if (isEnd && NEEDS_WHAT.has(opening.verb)) return false;
  // “Save and Close”: two capitals and nothing after them make one name.
  const before = tokens[joint - 1];
  return !(
    isEnd &&
    isCapital(token) &&
    (isCapital(before) || before?.kind === 'quoted') &&
    start === at &&
    isWord(tokens[at - 1], CONJUNCTIONS)
  );
}

const isCapital = (token: Token | undefined) => token?.kind === 'word' && /^\p{Lu}/u.test(token.text);
const isLowerCase = (token: Token | undefined) => token?.kind === 'word' && /^\p{Ll}/u.test(token.text);

/** Drops list marks (“1.”, “2)”, “-”) and courtesies; a courtesy that no verb follows is a name. */
function trimStart(tokens: readonly Token[]): readonly Token[] {
  let at = 0;
  while (isMark(tokens[at], ',;:.!?…—–') || isWord(tokens[at], CONJUNCTIONS) || /^[-•*]$/u.test(tokens[at]?.text ?? ''))
    at += 1;
  if (isListNumber(tokens, at)) at += 2;
  const sequel = SEQUELS.find((phrase) => isPhrase(tokens, at, phrase));
  if (sequel !== undefined && tokens.length > at + sequel.length) at += sequel.length;
  if (isMark(tokens[at], ',')) at += 1;
  const courteous = at + courtesyLength(tokens, at);
  const isMeant =
    courteous >= tokens.length ||
    findOpening(tokens[courteous]) !== undefined ||
    guessOpening(tokens[courteous]) !== undefined;
  return tokens.slice(isMeant ? courteous : at);
}

/** The clauses of a command, in order, without those that say nothing. */
export function cutClauses(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  let joint: Clause['joint'] = 'hard';
  const push = (end: number) => {
    const clause = toClause(tokens.slice(from, end), joint);
    if (clause !== undefined) clauses.push(...splitCondition(clause));
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const boundary = boundaryAt(tokens, at, from) ?? conditionEnd(tokens, at, from);
    if (boundary === undefined) continue;
    // “1. Click Save”: the dot belongs to the number.
    if (isMark(tokens[at], '.') && at === from + 1 && isListNumber(tokens, from)) continue;
    push(at);
    from = boundary.next;
    joint = boundary.joint;
    at = Math.max(at, from - 1);
  }
  push(tokens.length);
  return clauses;
}

/** “if you see OK click it” and “in the Email field type x” need no comma. */
function conditionEnd(
  tokens: readonly Token[],
  at: number,
  from: number,
): { next: number; joint: Clause['joint'] } | undefined {
  const head = tokens.slice(from, from + 4).map((token) => findOpening(token)?.verb);
  const isCondition = head.includes('if') && at >= from + 3;
  const isPlace = head[0] === 'in' && at >= from + 2;
  if (!(isCondition || isPlace) || !isLowerCase(tokens[at])) return undefined;
  const opening = findOpening(tokens[at]);
  return opening !== undefined && PLAIN_VERBS.has(opening.verb) ? { next: at, joint: 'comma' } : undefined;
}

/** «открой, пожалуйста, …»: the word right after the verb. */
function dropPlease(tokens: readonly Token[]): readonly Token[] {
  const first = tokens[0];
  const at = isMark(tokens[1], ',') ? 2 : 1;
  if (first === undefined || !isWord(tokens[at], new Set(['please', 'пожалуйста', 'плиз']))) return tokens;
  return [first, ...tokens.slice(isMark(tokens[at + 1], ',') ? at + 2 : at + 1)];
}

/** “tell me how much …”, “tell me who …”, «проверь, сколько …»: the question is what counts. */
function dropLeadIn(tokens: readonly Token[]): readonly Token[] {
  const verb = findOpening(tokens[0])?.verb;
  if (verb !== 'show' && verb !== 'tick') return tokens;
  let at = 1;
  while (at < 3 && (isMark(tokens[at], ',') || isWord(tokens[at], new Set(['me', 'мне'])))) at += 1;
  const asked = findOpening(tokens[at])?.verb;
  // “tick Who can see this”: a name.
  const isAsked = asked === 'how' || asked === 'what' || (ASKS_SOFTLY.has(asked ?? '') && isLowerCase(tokens[at]));
  return isAsked ? tokens.slice(at) : tokens;
}

const ASKS_SOFTLY = new Set(['who', 'where']);

function toClause(raw: readonly Token[], joint: Clause['joint']): Clause | undefined {
  let tokens = trimStart(raw);
  const otherwise = ELSE_WORDS.toSorted((a, b) => b.length - a.length).find((phrase) => isPhrase(tokens, 0, phrase));
  const isElse =
    otherwise !== undefined &&
    !(
      otherwise.length > 1 &&
      tokens.length > otherwise.length &&
      !isMark(tokens[otherwise.length], ',') &&
      !opens(tokens, otherwise.length, true)
    );
  if (isElse) tokens = trimStart(tokens.slice(otherwise.length));
  while (isMark(tokens.at(-1), ',') || (tokens.length > 1 && tokens.at(-1)?.text === '&')) tokens = tokens.slice(0, -1);
  tokens = dropPlease(dropLeadIn(tokens.slice(0, tokens.length - closingLength(tokens))));
  if (tokens.length === 0 && !isElse) return undefined;
  return { tokens, opening: findOpening(tokens[0]), joint, isElse };
}

/** “click Accept if you see it” becomes the condition and the act. */
function splitCondition(clause: Clause): Clause[] {
  const at = clause.tokens.findIndex(
    (token, index) =>
      index > 1 && findOpening(token)?.verb === 'if' && isWord(clause.tokens[index + 1], PRONOUN_AFTER_IF),
  );
  if (at < 0) return [clause];
  const condition = clause.tokens.slice(at);
  return [
    { tokens: condition, opening: findOpening(condition[0]), joint: clause.joint, isElse: false },
    { ...clause, tokens: clause.tokens.slice(0, at), joint: 'comma' },
  ];
}
