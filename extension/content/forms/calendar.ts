/** Calendars on a page, of any make: visible numbers that are days, with the dates they stand for. Reads only. */
import { composedChildren, isElement, isText } from '../dom/composed-tree.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import { isVisible } from '../dom/visibility.ts';
import { monthNamed, normalDate } from './normal-value.ts';

export interface CalendarDay {
  readonly element: Element;
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/** A month has at least so many days; less is some other list of numbers. */
const MIN_DAYS = 28;
const MAX_NUMBERS = 1500;
/** How far above a number the element may lie that tells its date. */
const MAX_LEVELS = 3;
const LABELS = ['aria-label', 'title', 'data-date', 'data-day', 'data-value', 'datetime', 'data-timestamp'];

function dateInLabel(label: string): string | undefined {
  if (/^\d{12,13}$/.test(label)) {
    const at = new Date(Number(label));
    return normalDate(`${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`);
  }
  const iso = /(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)/.exec(label)?.[0];
  if (iso !== undefined) return normalDate(iso);
  const named =
    /\p{L}+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}/u.exec(label)?.[0] ??
    /\d{1,2}(?:st|nd|rd|th)?\.?(?: of)?\s+\p{L}+\.?,?\s+\d{4}/u.exec(label)?.[0];
  return named === undefined ? undefined : normalDate(named.replace(/^(\d{1,2})\./, '$1'));
}

function labelledDate(start: Element): string | undefined {
  let element: Element | null = start;
  for (let level = 0; element !== null && level < MAX_LEVELS; level += 1) {
    for (const name of LABELS) {
      const date = dateInLabel(element.getAttribute(name) ?? '');
      if (date !== undefined) return date;
    }
    element = element.parentElement;
  }
  return undefined;
}

/** Elements that show a number from 1 to 31 and nothing else. */
function numbers(root: Element, found: Element[] = []): Element[] {
  const children = composedChildren(root);
  for (let at = 0; at < children.length && found.length < MAX_NUMBERS; at += 1) {
    const child = children[at];
    if (isText(child)) {
      if (/^\s*(?:[1-9]|0[1-9]|[12]\d|3[01])\s*$/.test(child.data)) found.push(root);
    } else if (isElement(child)) numbers(child, found);
  }
  return found;
}

function commonHolder(elements: readonly Element[]): Element | undefined {
  let holder = elements[0]?.parentElement ?? undefined;
  while (holder !== undefined && !elements.every((one) => holder?.contains(one))) {
    holder = holder.parentElement ?? undefined;
  }
  return holder;
}

/** Month and year that stand above days which do not tell them. */
function headingOf(days: readonly Element[]): string | undefined {
  let holder = commonHolder(days);
  for (let level = 0; holder !== undefined && level < MAX_LEVELS; level += 1) {
    for (const [, word, year] of (holder.textContent ?? '').matchAll(/(\p{L}{3,})\.?,?\s*(\d{4})(?!\d)/gu)) {
      const month = monthNamed(word ?? '');
      if (month !== undefined) return `${year}-${String(month).padStart(2, '0')}`;
    }
    holder = holder.parentElement ?? undefined;
  }
  return undefined;
}

/** Days without dates of their own: those from the first 1 on that follow each other, below a heading. */
function countedDays(cells: readonly Element[]): CalendarDay[] {
  const first = cells.findIndex((cell) => Number(cell.textContent) === 1);
  if (first === -1) return [];
  const run: Element[] = [];
  for (const cell of cells.slice(first)) {
    if (Number(cell.textContent) !== run.length + 1) break;
    run.push(cell);
  }
  const month = run.length < MIN_DAYS ? undefined : headingOf(run);
  if (month === undefined) return [];
  return run.map((element, index) => ({ element, date: `${month}-${String(index + 1).padStart(2, '0')}` }));
}

/** True when there may be a calendar, perhaps one that fades in just now. */
export function mayHaveCalendar(): boolean {
  return numbers(document.documentElement).length >= MIN_DAYS;
}

/** The days that can be seen now; empty when no calendar is open. */
export function visibleDays(): CalendarDay[] {
  const pass = new ReadingPass();
  const found = numbers(document.documentElement);
  if (found.length < MIN_DAYS) return [];
  const cells = found.filter((cell) => isVisible(cell, pass));
  const dated: CalendarDay[] = [];
  for (const element of cells) {
    const date = labelledDate(element);
    if (date !== undefined) dated.push({ element, date });
  }
  if (dated.length >= MIN_DAYS) return dated;
  return cells.length < MIN_DAYS ? [] : countedDays(cells);
}

/** The part of the page that the days lie in. */
export function calendarHolder(days: readonly CalendarDay[]): Element | undefined {
  return commonHolder(days.map((day) => day.element));
}
