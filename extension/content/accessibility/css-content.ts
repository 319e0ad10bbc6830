import { counterValue } from './css-counter.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';

/** A string, a function with one level of parentheses, or a single keyword of a computed `content` value. */
const TOKEN = /"((?:[^"\\]|\\.)*)"|([a-z-]+)\(((?:[^()"]|"(?:[^"\\]|\\.)*")*)\)|\/|[a-z-]+/gi;

function unescape(text: string): string {
  return text
    .replaceAll(/\\([0-9a-f]{1,6})\s?/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16) || 0xfffd))
    .replaceAll(/\\(.)/g, '$1');
}

function functionText(name: string, argument: string, element: Element): string {
  const [first = ''] = argument.split(',');
  if (name === 'attr') return element.getAttribute(first.trim().split(/\s/)[0] ?? '') ?? '';
  if (name === 'counter' || name === 'counters') return counterValue(element, first.trim());
  return '';
}

/** Quotation marks as the page set them, else those of English: which ones a language has is the browser's secret. */
function quotationMark(keyword: string, element: Element): string {
  const isOpening = keyword === 'open-quote';
  if (!isOpening && keyword !== 'close-quote') return '';
  const own = [...getComputedStyle(element).quotes.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, mark = '']) =>
    unescape(mark),
  );
  return own[isOpening ? 0 : 1] ?? (isOpening ? '“' : '”');
}

/** What a computed `content` value says: its alternative text (after the slash) when there is one. */
function spoken(content: string, element: Element): string {
  let text = '';
  for (const [token, string, name, argument] of content.matchAll(TOKEN)) {
    if (token === '/') text = '';
    else if (string !== undefined) text += unescape(string);
    else if (name !== undefined) text += functionText(name.toLowerCase(), argument ?? '', element);
    else text += quotationMark(token, element);
  }
  return text;
}

/** Text of the element's `::before` or `::after`; apart from what it stands beside when it is a box or speaks for one. */
export function pseudoText(element: Element, pseudo: '::before' | '::after'): string {
  const style = getComputedStyle(element, pseudo);
  const { content } = style;
  if (content === '' || content === 'none' || content === 'normal' || style.display === 'none') return '';
  if (style.visibility !== 'visible') return '';
  const text = spoken(content, element);
  if (text === '') return '';
  return style.display === 'inline' && !content.includes(' / ') ? text : ` ${text} `;
}

/** Alternative text of an element that `content` replaces by an image (`content: url(x) / "text"`); undefined when none. */
export function replacedText(element: Element, pass: ReadingPass): string | undefined {
  const { content } = pass.style(element);
  if (!content.includes('/ ') || !content.includes('url(')) return undefined;
  return spoken(content.replaceAll(/url\("[^"]*"\)/g, ''), element);
}
