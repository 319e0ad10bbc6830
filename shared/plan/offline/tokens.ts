/** A piece of a command. Everything the planner hands on is cut from the command by these offsets, never rebuilt. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'punctuation';
  /** As written; for a quoted token without its quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** False when the token touches the one before it. */
  readonly isSpaced: boolean;
}

const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”“',
  '”': '”',
  '„': '“”',
  '«': '»',
  "'": "'",
  '‘': '’',
  '‚': '‘',
  '`': '`',
};
const PUNCTUATION = /[,;:.!?…()[\]{}]/u;
const SPACE = /\s/u;
const LETTER = /[\p{L}\p{N}]/u;
/** Words in which commas, colons and equals signs belong: addresses and paths. */
const ADDRESS =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|about:|file:|localhost\b|[a-z]:\\|~?\.{0,2}\/|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?[/?])/iu;
/** So much of a word tells whether it is an address. */
const ADDRESS_PREFIX = 300;

/** Where the quotation that opens at `from` ends, or -1: an apostrophe inside a word closes nothing. */
function closingQuote(command: string, from: number): number {
  const opening = command[from] ?? '';
  const closings = QUOTES[opening];
  if (closings === undefined) return -1;
  const isSingle = opening === "'" || opening === '‘';
  for (let at = from + 1; at < command.length; at += 1) {
    const character = command[at] ?? '';
    if (!closings.includes(character)) continue;
    if (isSingle && LETTER.test(command[at + 1] ?? ' ')) continue;
    return at;
  }
  return -1;
}

/** Where an unquoted word ends: at space, at an opening quote, and at the inner commas, colons and dashes of prose. */
function wordEnd(command: string, from: number): number {
  const isAddress = ADDRESS.test(command.slice(from, from + ADDRESS_PREFIX));
  let at = from + 1;
  while (at < command.length && !SPACE.test(command[at] ?? '')) {
    const character = command[at] ?? '';
    if (!isAddress && '"“«„—–'.includes(character)) return at;
    if (!isAddress && ',;:='.includes(character) && !/\d/u.test(command[at + 1] ?? ' ')) return at;
    at += 1;
  }
  return at;
}

/** Cuts closing punctuation off a word: `Save).` is three tokens; `example.org` and `3.5` are one. */
function trimEnd(command: string, from: number, end: number): number {
  let at = end;
  while (at > from + 1 && PUNCTUATION.test(command[at - 1] ?? '')) at -= 1;
  return at;
}

/**
 * Cuts a command into words, quotations and punctuation, in one pass. Control characters count as spaces;
 * an unclosed quote is an ordinary character.
 */
export function tokenize(command: string): Token[] {
  const tokens: Token[] = [];
  // A quote that was found unclosed once stays unclosed: without this memory many of them would cost quadratic time.
  const unclosed = new Set<string>();
  let at = 0;
  let isSpaced = true;
  const push = (kind: Token['kind'], text: string, end: number) => {
    tokens.push({ kind, text, start: at, end, isSpaced });
    at = end;
    isSpaced = false;
  };
  while (at < command.length) {
    const character = command[at] ?? '';
    if (SPACE.test(character) || /\p{Cc}/u.test(character)) {
      if (character === '\n') push('punctuation', '\n', at + 1);
      else at += 1;
      isSpaced = true;
      continue;
    }
    const closing = unclosed.has(character) ? -1 : closingQuote(command, at);
    if (closing >= 0) {
      push('quoted', command.slice(at + 1, closing), closing + 1);
      continue;
    }
    if (character in QUOTES) unclosed.add(character);
    if (PUNCTUATION.test(character) || /^[=—–]$/u.test(character)) {
      push('punctuation', character, at + 1);
      continue;
    }
    const end = trimEnd(command, at, wordEnd(command, at));
    push('word', command.slice(at, end), end);
  }
  return tokens;
}
