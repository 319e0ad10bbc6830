/** A date into a field of any make: typed as the field writes it, chosen in its calendar, or entered part by part. */
import type { CallContext } from '../../../shared/tools/types.ts';
import { roleOf } from '../accessibility/role.ts';
import { waitUntilReady } from '../act/actionable.ts';
import { clickAt } from '../act/click.ts';
import { guard } from '../act/guard.ts';
import { nextTask, poll } from '../act/pause.ts';
import { mayHaveCalendar, visibleDays } from './calendar.ts';
import { requireHeld } from './check-value.ts';
import { chooseDate, confirmCalendar, setClock } from './choose-date.ts';
import { asWritten, datesIn, momentIn } from './date-text.ts';
import { fillSegments } from './fill-segments.ts';
import { hasFixedForm } from './normal-value.ts';
import { enterText, heldBy, isTextField, type TextField } from './type-text.ts';

const OPENS_WITHIN_MS = 700;
function isFree(field: TextField): boolean {
  return field instanceof HTMLInputElement && field.list === null && !hasFixedForm(field.type);
}

interface Wanted {
  readonly dates: readonly string[];
  readonly time?: string;
}

async function chooseAll({ dates, time }: Wanted, tool: string, context: CallContext): Promise<void> {
  for (const date of dates) {
    await chooseDate(date, tool, context);
    await nextTask();
  }
  if (time !== undefined) await setClock(time);
  await confirmCalendar(tool, context);
}

async function openAndChoose(control: Element, wanted: Wanted, tool: string, context: CallContext): Promise<boolean> {
  const hasCalendar = () => (visibleDays().length > 0 ? true : undefined);
  if (hasCalendar() === undefined) {
    const ready = await waitUntilReady(control, { signal: context.signal, needsHit: true });
    guard(tool, control, {}, context);
    clickAt(ready, { button: 'left', modifiers: [] }, 1);
    const opened = await poll(hasCalendar, { timeoutMs: OPENS_WITHIN_MS, everyMs: 30, signal: context.signal });
    if (opened === undefined) return false;
  }
  await chooseAll(wanted, tool, context);
  return true;
}

/** Typed; where a calendar opened meanwhile, its day is clicked too, because pickers often do not take what is typed. */
async function typeDate(
  field: TextField,
  text: string,
  wanted: Wanted,
  tool: string,
  context: CallContext,
): Promise<void> {
  const { dates } = wanted;
  // Calendars that are closed may be on the page already.
  const opens = () => (mayHaveCalendar() && visibleDays().length > 0 ? true : undefined);
  const isOpenBefore = opens() === true;
  await waitUntilReady(field, { signal: context.signal, needsHit: false });
  guard(tool, field, {}, context);
  const [date] = dates;
  const written =
    dates.length === 1 && date !== undefined && /^\d{4}-/.test(text) ? asWritten(date, field.placeholder) : undefined;
  const entry = await enterText(field, written ?? text);
  await nextTask();
  const isOpen =
    !isOpenBefore &&
    mayHaveCalendar() &&
    (await poll(opens, { timeoutMs: OPENS_WITHIN_MS, everyMs: 30, signal: context.signal })) === true;
  if (isOpen) await chooseAll(wanted, tool, context);
  else requireHeld(field, entry.wanted, heldBy(entry));
}

function opensCalendar(control: Element): boolean {
  return /^(?:dialog|grid|true)$/.test(control.getAttribute('aria-haspopup') ?? '');
}

/** True when the value is a date and the control took it in one of these ways. */
export async function fillDate(control: Element, value: string, tool: string, context: CallContext): Promise<boolean> {
  if (await fillSegments(control, value, tool, context)) return true;
  const moment = momentIn(value);
  const dates = moment === undefined ? datesIn(value) : [moment.date];
  if (dates === undefined) return false;
  const wanted: Wanted = moment === undefined ? { dates } : { dates, time: moment.time };
  if (!isTextField(control)) {
    const isPicker =
      opensCalendar(control) || control.querySelector('[role="spinbutton"][aria-readonly="true"]') !== null;
    return isPicker && openAndChoose(control, wanted, tool, context);
  }
  if (!isFree(control) || (roleOf(control) === 'combobox' && !opensCalendar(control))) return false;
  if (control.readOnly) return openAndChoose(control, wanted, tool, context);
  if (moment !== undefined) return false;
  await typeDate(control, value, wanted, tool, context);
  return true;
}
