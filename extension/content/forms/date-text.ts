/** Dates as texts: what a person writes for one day or two, and how a field wants it written. Pure. */
import { normalDate, normalValue } from './normal-value.ts';

const BETWEEN = /\s+(?:to|until|till|through|по|до|-)\s+|\s*[–—]\s*|\s*\.\.+\s*/i;

/** The date, or the two of a range, that a text is; undefined when it is something else. */
export function datesIn(text: string): readonly string[] | undefined {
  const parts = text.split(BETWEEN);
  if (parts.length > 2) return undefined;
  const dates = parts.map((part) => (/T\d/.test(part) ? undefined : normalDate(part.replace(/^(?:from|с)\s+/i, ''))));
  return dates.every((date) => date !== undefined) ? dates : undefined;
}

/** The date and the time (`HH:MM`) of a text that tells both. */
export function momentIn(text: string): { readonly date: string; readonly time: string } | undefined {
  const [date, time] = normalValue('datetime-local', text)?.split('T') ?? [];
  return date === undefined || time === undefined ? undefined : { date, time };
}

/** The date as the placeholder says that it is written: `MM/DD/YYYY`, `дд.мм.гггг`. */
export function asWritten(date: string, pattern: string): string | undefined {
  const letters = pattern.trim().toLowerCase().replaceAll('г', 'y').replaceAll('м', 'm').replaceAll('д', 'd');
  if (!/^(?=.*y)(?=.*m)(?=.*d)[ymd]{1,4}([./\s-]+)[ymd]{1,4}\1[ymd]{1,4}$/.test(letters)) return undefined;
  const [year = '', month = '', day = ''] = date.split('-');
  return letters
    .replace(/y+/, (part) => (part.length > 2 ? year : year.slice(2)))
    .replace(/m+/, (part) => (part.length > 1 ? month : String(Number(month))))
    .replace(/d+/, (part) => (part.length > 1 ? day : String(Number(day))));
}
