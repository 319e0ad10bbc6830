/** How much a selector counts in the cascade. https://www.w3.org/TR/selectors-4/#specificity-rules */

const ID = 1_000_000;
const CLASS = 1_000;
const TYPE = 1;

const NAME = String.raw`(?:[\w-]|[^\0-\x7f]|\\[\da-fA-F]{1,6} ?|\\.)+`;
const STRING = String.raw`"(?:\\.|[^"\\])*"`;
/** A simple selector as browsers write them out; a bracket that it opens is left to the reader. */
const SIMPLE = new RegExp(String.raw`(#|\.|::?|)(${NAME})(\(?)|\[(?:${STRING}|\\.|[^\]"\\])*\]`, 'suy');
const PIECE = new RegExp(String.raw`\\.|${STRING}|[^\\"]`, 'gsu');

/** These count as what is in their brackets does, and are nothing themselves. */
const LISTS: ReadonlySet<string> = new Set(['is', 'not', 'has', '-webkit-any', '-moz-any']);
/** These count themselves, too. */
const WITH_LIST: ReadonlySet<string> = new Set(['host', 'host-context', 'slotted', 'nth-child', 'nth-last-child']);
const OLD_ELEMENTS: ReadonlySet<string> = new Set(['before', 'after', 'first-line', 'first-letter']);

/** The selectors of a list, of which each stands for itself. */
export function alternativesOf(list: string): string[] {
  const alternatives: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: piece, index } of list.matchAll(PIECE)) {
    if (piece === '(' || piece === '[') depth += 1;
    else if (piece === ')' || piece === ']') depth -= 1;
    else if (piece === ',' && depth === 0) {
      alternatives.push(list.slice(start, index).trim());
      start = index + 1;
    }
  }
  return [...alternatives, list.slice(start).trim()];
}

/** Where the bracket that was opened before `from` is closed. */
function closingOf(selector: string, from: number): number {
  let depth = 1;
  for (const { 0: piece, index } of selector.slice(from).matchAll(PIECE)) {
    if (piece === '(') depth += 1;
    else if (piece === ')') depth -= 1;
    if (depth === 0) return from + index;
  }
  return selector.length;
}

const heaviest = (list: string) => Math.max(0, ...alternativesOf(list).map(weightOf));

function weightOfPseudo(sign: string, name: string, inside: string): number {
  if (name === 'where') return 0;
  if (LISTS.has(name)) return heaviest(inside);
  const own = sign === '::' || OLD_ELEMENTS.has(name) ? TYPE : CLASS;
  if (!WITH_LIST.has(name)) return own;
  const list = name.startsWith('nth-')
    ? inside
        .split(/\sof\s/u)
        .slice(1)
        .join(' of ')
    : inside;
  return own + heaviest(list);
}

/** A number that is greater for the selector that outdoes the other; `selector` is no list. */
export function weightOf(selector: string): number {
  let weight = 0;
  for (let at = 0; at < selector.length;) {
    SIMPLE.lastIndex = at;
    const found = SIMPLE.exec(selector);
    if (found === null) {
      at += 1;
      continue;
    }
    const [whole, sign, name = '', opened] = found;
    const from = at + whole.length;
    const end = opened === '(' ? closingOf(selector, from) : from;
    at = opened === '(' ? end + 1 : end;
    if (sign === '') weight += TYPE;
    else if (sign === '#') weight += ID;
    else if (sign === '.' || sign === undefined) weight += CLASS;
    else weight += weightOfPseudo(sign, name.toLowerCase(), selector.slice(from, end));
  }
  return weight;
}
