/**
 * What the compiled grammars are made of: matchers that read a text from a place on, as PEG defines them (the first
 * alternative that fits wins, nothing is tried twice). The text at hand lies in this module while one `parse` runs,
 * which is synchronous and never nested.
 */

/** Returns where its piece of the text ends, or `FAILED`; what the piece means lies in `value` then. */
export type Matcher = (at: number) => number;

/** A condition inside a sequence, told the values named so far. */
class Check {
  readonly holds: (named: Named) => unknown;
  constructor(holds: (named: Named) => unknown) {
    this.holds = holds;
  }
}
type Named = Readonly<Record<string, unknown>>;
/** A word, characters of a class, a matcher, `{ name: item }` for a named value, `[item]` for the value handed on. */
type Item = string | RegExp | Matcher | Check | readonly [Item] | { readonly [name: string]: Item };

const FAILED = -1;
let text = '';
let value: unknown;
let from = 0;
let to = 0;

/** Where the piece lies whose meaning is being made. */
export const range = (): { start: number; end: number } => ({ start: from, end: to });
/** The piece itself. */
export const matched = (): string => text.slice(from, to);

/** A start rule of a grammar. */
export type Grammar<Result> = Matcher & { readonly result?: Result };

/** What `input` means as a whole, or undefined where it does not fit. */
export function parse<Result>(grammar: Grammar<Result>, input: string): Result | undefined {
  text = input;
  try {
    // Start rules end with `!.`, so what they read is everything. The grammar knows what its actions return.
    return grammar(0) === FAILED ? undefined : (value as Result);
  } finally {
    text = '';
    value = undefined;
  }
}

const matchText =
  (piece: string): Matcher =>
  (at) => {
    value = piece;
    return text.startsWith(piece, at) ? at + piece.length : FAILED;
  };

const matchCharacters = (pattern: RegExp): Matcher => {
  const sticky = new RegExp(pattern.source, 'y');
  return (at) => {
    sticky.lastIndex = at;
    if (!sticky.test(text)) return FAILED;
    value = text.slice(at, sticky.lastIndex);
    return sticky.lastIndex;
  };
};

function matcherOf(item: Item): Matcher {
  if (typeof item === 'function') return item;
  if (typeof item === 'string') return matchText(item);
  if (item instanceof RegExp) return matchCharacters(item);
  throw new TypeError('Only sequences name, pick and check values.');
}

interface Part {
  readonly match?: Matcher;
  readonly holds?: Check['holds'];
  readonly name?: string;
  readonly isPicked: boolean;
}

function partOf(item: Item): Part {
  if (typeof item !== 'object' || item instanceof RegExp) return { match: matcherOf(item), isPicked: false };
  if (item instanceof Check) return { holds: item.holds, isPicked: false };
  if (Array.isArray(item)) return { match: matcherOf(item[0] as Item), isPicked: true };
  const [name, inner] = Object.entries(item)[0] ?? ['', ''];
  return { match: matcherOf(inner), name, isPicked: false };
}

const NOTHING_NAMED: Named = {};

/** Everything in turn; means what `finish` makes of the picked and named values. */
function sequence(items: readonly Item[], finish: (picked: unknown[], named: Named) => unknown): Matcher {
  const parts = items.map(partOf);
  const hasPicks = parts.some((part) => part.isPicked);
  const hasNames = parts.some((part) => part.name !== undefined);
  return (start) => {
    const picked: unknown[] = hasPicks ? [] : NO_VALUES;
    const named: Record<string, unknown> = hasNames ? {} : NOTHING_NAMED;
    let at = start;
    for (const part of parts) {
      if (part.match === undefined) {
        if (!part.holds?.(named)) return FAILED;
        continue;
      }
      at = part.match(at);
      if (at === FAILED) return FAILED;
      if (part.name !== undefined) named[part.name] = value;
      else if (part.isPicked) picked.push(value);
    }
    from = start;
    to = at;
    value = finish(picked, named);
    return at;
  };
}
const NO_VALUES: unknown[] = [];

/** Everything in turn; means its picked value, a list of several, or nothing but true. */
export const all = (...items: readonly Item[]): Matcher =>
  sequence(items, (picked) => (picked.length > 1 ? picked : picked.length === 1 ? picked[0] : true));

/** Everything in turn; means what `action` makes of the named values. */
export const make = (action: (named: never) => unknown, ...items: readonly Item[]): Matcher =>
  sequence(items, (_, named) => action(named as never));

/** Inside a sequence: goes on only where the values named so far are as `holds` wants them. */
export const check = (holds: (named: never) => unknown): Check => new Check((named) => holds(named as never));

/** The first that fits. */
export function one(...items: readonly Item[]): Matcher {
  const words = items.filter((item) => typeof item === 'string');
  if (words.length === items.length) return oneWord(words);
  const matchers = items.map(matcherOf);
  return (start) => {
    for (const match of matchers) {
      const at = match(start);
      if (at !== FAILED) return at;
    }
    return FAILED;
  };
}

/** The first of many words that fits, looked up by its first letter. */
function oneWord(words: readonly string[]): Matcher {
  const byLetter = Map.groupBy(words, (word) => word[0] ?? '');
  return (at) => {
    for (const word of byLetter.get(text[at] ?? '') ?? []) {
      if (!text.startsWith(word, at)) continue;
      value = word;
      return at + word.length;
    }
    return FAILED;
  };
}

/** Between `min` and `max` in a row, with `between` between them; means the list. */
export function many(item: Item, min = 0, max = Number.POSITIVE_INFINITY, between?: Item): Matcher {
  const match = matcherOf(item);
  const separator = between === undefined ? undefined : matcherOf(between);
  return (start) => {
    const values: unknown[] = [];
    let end = start;
    while (values.length < max) {
      const next = separator === undefined || values.length === 0 ? end : separator(end);
      const at = next === FAILED ? FAILED : match(next);
      if (at === FAILED) break;
      values.push(value);
      end = at;
    }
    value = values;
    return values.length < min ? FAILED : end;
  };
}

/** It, or null. */
export const maybe = (item: Item): Matcher => {
  const match = matcherOf(item);
  return (start) => {
    const at = match(start);
    if (at !== FAILED) return at;
    value = null;
    return start;
  };
};

/** Nothing, where it stands. */
export const ahead = (item: Item): Matcher => {
  const match = matcherOf(item);
  return (at) => (match(at) === FAILED ? FAILED : at);
};

/** Nothing, where it does not stand. */
export const not = (item: Item): Matcher => {
  const match = matcherOf(item);
  return (at) => (match(at) === FAILED ? at : FAILED);
};

/** The text of what fits. */
export const textOf = (item: Item): Matcher => {
  const match = matcherOf(item);
  return (start) => {
    const at = match(start);
    if (at !== FAILED) value = text.slice(start, at);
    return at;
  };
};

/** A rule that stands further down. */
export const later =
  (rule: () => Matcher): Matcher =>
  (at) =>
    rule()(at);
