import type { Opening } from './lexicon.ts';
import { fold } from './lexicon.ts';
import type { Span } from './syntax.ts';
import type { Token } from './tokens.ts';

/** How a quotation looks to the grammars: one character that no command can hold. */
const QUOTATION = '\uE000';

/** A clause as the grammars read it, and the way back from their spans to the very text of the command. */
export interface ClauseText {
  readonly text: string;
  /** The command's own characters for a span: a lone quotation without its quotes, anything else as written. */
  source(span: Span): string;
  /** True when the span is one quotation, which nothing may interpret. */
  isQuoted(span: Span): boolean;
}

export function clauseText(command: string, tokens: readonly Token[], opening?: Opening): ClauseText {
  const starts: number[] = [];
  let text = '';
  for (const [index, token] of tokens.entries()) {
    if (index > 0) text += ' ';
    starts.push(text.length);
    if (index === 0 && opening !== undefined) text += `@${opening.verb}`;
    else text += token.kind === 'quoted' ? QUOTATION : fold(token.text).replaceAll(/[\uE000\s]/g, '?');
  }
  const within = ([start, end]: Span) => {
    const first = lastAtOrBefore(starts, start);
    const last = lastAtOrBefore(starts, end - 1);
    return { first: tokens[first], last: tokens[last], isSingle: first === last };
  };
  return {
    text,
    source(span) {
      const { first, last, isSingle } = within(span);
      if (first === undefined || last === undefined) return '';
      if (isSingle) return first.text;
      return command.slice(first.start, last.end).trim();
    },
    isQuoted(span) {
      const { first, isSingle } = within(span);
      return isSingle && first?.kind === 'quoted';
    },
  };
}

/** Index of the last element that is not greater; the list is sorted. */
function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
