/** Markdown's own characters in text that is not meant as Markdown, and the pieces that blocks are made of. Pure. */
import { stripInvisible } from '../../../shared/page/clean-text.ts';

/** Frames stand in the text as tokens between these; pages have none of them, since they are stripped from text. */
const FRAME_START = '\uE000';
const FRAME_END = '\uE001';
const MARKS = /[\uE000\uE001]/g;

/** White space collapsed, invisible characters gone, what Markdown would take as its own escaped. */
export function escapeMarkdown(text: string): string {
  return stripInvisible(text)
    .replaceAll(MARKS, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*[\]<]/g, String.raw`\$&`)
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`);
}

/** A paragraph that begins like a heading, a list or a quotation, and is none. */
export function escapeStart(line: string): string {
  return line
    .replace(/^(#{1,6}\s|[-+>]\s|>|={3,}|-{3,})/, String.raw`\$1`)
    .replace(/^(\d{1,9})([.)])(?=\s)/, String.raw`$1\$2`);
}

/** An address as the target of a link: brackets and spaces would end it. */
export const linkTarget = (url: string): string =>
  url
    .replaceAll(MARKS, '')
    .replaceAll(/[\s()<>]/g, (char) => (char === '(' || char === ')' ? escape1(char) : encodeURIComponent(char)));

const escape1 = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;

/** A code span with as many backticks as it needs. */
export function codeSpan(text: string): string {
  const clean = stripInvisible(text).replaceAll(MARKS, '').replaceAll(/\s+/g, ' ').trim();
  if (clean === '') return '';
  const fence = '`'.repeat(longestRun(clean) + 1);
  const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

/** A fenced block; `language` as the page names it. */
export function codeBlock(text: string, language: string): string {
  const clean = stripInvisible(text)
    .replaceAll(MARKS, '')
    .replace(/^\n+|\s+$/g, '');
  if (clean === '') return '';
  const fence = '`'.repeat(Math.max(3, longestRun(clean) + 1));
  return `${fence}${language}\n${clean}\n${fence}`;
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));

/** Every line of a block behind `first`, the lines after the first behind `others`. */
export function prefixed(block: string, first: string, others: string): string {
  return block
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? others.trimEnd() : others + line))
    .join('\n');
}

/** Rows as a table; the first row of headers is needed by Markdown, so empty ones stand in where there are none. */
export function markdownTable(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${headers.map((_, index) => (cells[index] ?? '').replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  return [line(headers), `|${' --- |'.repeat(headers.length)}`, ...rows.map(line)].join('\n');
}

export const frameMark = (token: string): string => FRAME_START + token + FRAME_END;

/** The text with each frame's mark as a part of its own. */
export function splitAtFrames(markdown: string): { text: string; frame?: string }[] {
  return markdown.split(FRAME_START).flatMap((piece, index) => {
    if (index === 0) return piece === '' ? [] : [{ text: piece }];
    const [frame = '', text = ''] = piece.split(FRAME_END);
    return [{ text: '', frame }, ...(text === '' ? [] : [{ text }])];
  });
}
