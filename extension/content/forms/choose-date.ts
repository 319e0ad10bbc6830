/** Chooses a day in an open calendar: turns to its month, clicks it, and confirms where the calendar asks for that. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext } from '../../../shared/tools/types.ts';
import { nameOf } from '../accessibility/name.ts';
import { isOutOfUse, waitUntilReady } from '../act/actionable.ts';
import { clickAt } from '../act/click.ts';
import { blurElement, focusedElement } from '../act/focus.ts';
import { guard } from '../act/guard.ts';
import { poll } from '../act/pause.ts';
import { isVisible } from '../dom/visibility.ts';
import { calendarHolder, visibleDays, type CalendarDay } from './calendar.ts';
import { chooseInSelect } from './choose-native.ts';
import { enterText } from './type-text.ts';

const TURNS_WITHIN_MS = 800;
/** A day of birth may lie a long way back, by months. */
const MAX_TURNS = 1300;
/** How far above the days the buttons that turn may lie. */
const MAX_LEVELS = 6;

const NEXT = /next|forward|вперед|вперёд|следующ|right|[›»→]|^\s*>\s*$/i;
const PREVIOUS = /prev|back(?!ground)|назад|предыдущ|left|[‹«←]|^\s*<\s*$/i;
const YEAR = /year|год|super|double|decade/i;
const CONFIRM = /^(?:ok|okay|apply|done|set|select|ок|готово|применить|выбрать)$/i;

const monthsOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
const isOfMonth = (date: string) => (day: CalendarDay) => monthsOf(day.date) === monthsOf(date);

function wordsOn(element: Element): string {
  return [nameOf(element), element.getAttribute('title') ?? '', element.getAttribute('class') ?? ''].join(' ');
}

/** Around the days, from the inside outwards. */
function holdersOf(days: readonly CalendarDay[]): Element[] {
  const holders: Element[] = [];
  let holder = calendarHolder(days);
  while (holder !== undefined && holder !== document.body && holders.length < MAX_LEVELS) {
    holders.push(holder);
    holder = holder.parentElement ?? undefined;
  }
  return holders;
}

function turner(days: readonly CalendarDay[], isForward: boolean, isYear: boolean): Element | undefined {
  const [pattern, other] = isForward ? [NEXT, PREVIOUS] : [PREVIOUS, NEXT];
  const cells = new Set(days.map((day) => day.element));
  for (const holder of holdersOf(days)) {
    const all = [...holder.querySelectorAll('button, [role="button"], a, span, div, svg')].filter((one) => {
      if (cells.has(one) || [...one.children].some((child) => cells.has(child))) return false;
      const words = wordsOn(one);
      return words.length < 200 && pattern.test(words) && !other.test(words) && YEAR.test(words) === isYear;
    });
    const found = all.find((one) => isVisible(one) && !isOutOfUse(one) && !holdersOf(days).includes(one));
    if (found !== undefined) return found.closest('button, [role="button"], a') ?? found;
  }
  return undefined;
}

async function press(element: Element, tool: string, context: CallContext): Promise<void> {
  const ready = await waitUntilReady(element, { signal: context.signal, needsHit: true });
  guard(tool, element, {}, context);
  clickAt(ready, { button: 'left', modifiers: [] }, 1);
}

/** Year and month as fields of the calendar's own head. */
async function setHead(days: readonly CalendarDay[], date: string, tool: string, context: CallContext): Promise<void> {
  const holder = holdersOf(days).at(-1);
  if (holder === undefined) return;
  for (const field of holder.querySelectorAll('select, input')) {
    if (!isVisible(field)) continue;
    const words = `${wordsOn(field)} ${field.getAttribute('name') ?? ''}`;
    if (field instanceof HTMLSelectElement && YEAR.test(words)) {
      await chooseInSelect(field, [date.slice(0, 4)], tool, context);
    } else if (field instanceof HTMLSelectElement && /month|месяц/i.test(words)) {
      const option = field.options[Number(date.slice(5, 7)) - 1];
      if (field.options.length === 12 && option) await chooseInSelect(field, [option.label], tool, context);
    } else if (field instanceof HTMLInputElement && YEAR.test(words)) await enterText(field, date.slice(0, 4));
  }
}

async function turnTowards(days: readonly CalendarDay[], date: string, tool: string, context: CallContext) {
  const now = monthsOf(days[Math.floor(days.length / 2)]?.date ?? date);
  const away = monthsOf(date) - now;
  const byYear = Math.abs(away) >= 12 ? turner(days, away > 0, true) : undefined;
  const button = byYear ?? turner(days, away > 0, false);
  if (button === undefined) return undefined;
  const before = days[0]?.date;
  await press(button, tool, context);
  return poll(
    () => {
      const turned = visibleDays();
      return turned.length > 0 && turned[0]?.date !== before ? turned : undefined;
    },
    { timeoutMs: TURNS_WITHIN_MS, everyMs: 15, signal: context.signal },
  );
}

/** The day's own month comes first: neighbours show some of its days too, often out of use. */
function findDay(days: readonly CalendarDay[], date: string): CalendarDay | undefined {
  const found = days.filter((day) => day.date === date);
  return found.find((day) => !isOutOfUse(day.element)) ?? found[0];
}

async function confirm(days: readonly CalendarDay[], tool: string, context: CallContext): Promise<void> {
  if (days.every((day) => !day.element.isConnected || !isVisible(day.element))) return;
  const holder = days[0]?.element.closest('[role="dialog"], dialog') ?? holdersOf(days).at(-1);
  const buttons = [...(holder?.querySelectorAll('button, [role="button"]') ?? [])];
  const button = buttons.find((one) => CONFIRM.test(nameOf(one).trim()) && isVisible(one) && !isOutOfUse(one));
  if (button !== undefined) await press(button, tool, context);
}

/**
 * Chooses a date (`YYYY-MM-DD`) in the calendar that is open.
 * @throws ArqError `page.option_missing` when the calendar does not get there.
 */
export async function chooseDate(date: string, tool: string, context: CallContext): Promise<void> {
  let days: readonly CalendarDay[] = visibleDays();
  if (!days.some(isOfMonth(date))) {
    await setHead(days, date, tool, context);
    days = visibleDays();
  }
  for (let turn = 0; turn < MAX_TURNS && days.length > 0; turn += 1) {
    if (days.filter(isOfMonth(date)).length > 7 || findDay(days, date) !== undefined) break;
    const turned = await turnTowards(days, date, tool, context);
    if (turned === undefined) break;
    days = turned;
  }
  const day = findDay(days, date);
  if (day === undefined || isOutOfUse(day.element)) {
    const shown = days.length === 0 ? 'nothing' : `${days[0]?.date} to ${days.at(-1)?.date}`;
    throw new ArqError(
      'page.option_missing',
      `The calendar does not offer ${date}; it shows ${shown}. Choose another day, or turn it with page_click.`,
    );
  }
  await press(day.element, tool, context);
}

/** Sets the hours and minutes (`HH:MM`) below an open calendar, where it has fields for them. */
export async function setClock(time: string): Promise<void> {
  const holder = holdersOf(visibleDays()).at(-1);
  const parts = [
    [/hour|час/i, time.slice(0, 2)],
    [/minute|минут/i, time.slice(3, 5)],
  ] as const;
  for (const field of holder?.querySelectorAll('input') ?? []) {
    const text = parts.find(([pattern]) => pattern.test(wordsOn(field)))?.[1];
    if (text === undefined || !isVisible(field)) continue;
    await enterText(field, text);
    // Many take a part when it is left: the last one, too.
    if (focusedElement() === field) blurElement();
  }
}

/** Closes a calendar that wants its choice confirmed. */
export async function confirmCalendar(tool: string, context: CallContext): Promise<void> {
  const days = visibleDays();
  if (days.length > 0) await confirm(days, tool, context);
}
