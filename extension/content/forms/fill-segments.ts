/** Dates and times whose parts are spin buttons side by side: day, month and year are entered one by one. */
import type { CallContext } from '../../../shared/tools/types.ts';
import { nameOf } from '../accessibility/name.ts';
import { pressable, waitUntilReady } from '../act/actionable.ts';
import { focusElement } from '../act/focus.ts';
import { guard } from '../act/guard.ts';
import { getCombination } from '../act/key-names.ts';
import { poll } from '../act/pause.ts';
import { pressStroke } from '../act/press.ts';
import { isVisible } from '../dom/visibility.ts';
import { editingHost, selectContents } from './editable-text.ts';
import { isMoved, moveValue } from './move-value.ts';
import { normalValue } from './normal-value.ts';

const SHOWN_WITHIN_MS = 200;

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'half';

const NAMES: readonly (readonly [Part, RegExp])[] = [
  ['half', /meridiem|day ?period|am ?\/ ?pm/i],
  ['year', /year|год/i],
  ['month', /month|месяц/i],
  ['hour', /hour|час/i],
  ['minute', /minute|минут/i],
  ['second', /second|секунд/i],
  ['day', /day|день|число/i],
];

function partOf(segment: Element): Part | undefined {
  const name = [nameOf(segment), segment.getAttribute('aria-label') ?? '', segment.getAttribute('data-type') ?? ''];
  return NAMES.find(([, pattern]) => pattern.test(name.join(' ')))?.[0];
}

/** The parts of a date that an element holds side by side; empty when it is no such field. While they hold nothing a label may lie in their place. */
export function segmentsOf(control: Element): Element[] {
  if (control instanceof HTMLInputElement) return [];
  const segments = [...control.querySelectorAll('[role="spinbutton"]')].filter((one) => isVisible(pressable(one)));
  return segments.length > 1 && segments.every((one) => partOf(one) !== undefined) ? segments : [];
}

/** Numbers of the parts that a text tells. */
function partsIn(text: string): Partial<Record<Part, number>> | undefined {
  const whole = ['datetime-local', 'date', 'time', 'month'].map((type) => normalValue(type, text)).find(Boolean);
  if (whole === undefined) return undefined;
  const day = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(whole);
  const time = /(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(whole);
  return {
    ...(day !== null && { year: Number(day[1]), month: Number(day[2]) }),
    ...(day?.[3] !== undefined && { day: Number(day[3]) }),
    ...(time !== null && { hour: Number(time[1]), minute: Number(time[2]), second: Number(time[3] ?? 0) }),
  };
}

function textFor(segment: Element, part: Part, parts: Partial<Record<Part, number>>): string | undefined {
  if (part === 'half') return parts.hour === undefined ? undefined : parts.hour < 12 ? 'AM' : 'PM';
  const value = parts[part];
  if (value === undefined) return undefined;
  const isHalfDay = part === 'hour' && Number(segment.getAttribute('aria-valuemax') ?? 23) <= 12;
  const shown = isHalfDay ? value % 12 || 12 : value;
  return String(shown).padStart(part === 'year' ? 4 : 2, '0');
}

function isShown(segment: Element, text: string): boolean {
  const now = segment.getAttribute('aria-valuenow');
  if (/^\d+$/.test(text) && now !== null && Number(now) === Number(text)) return true;
  return (
    (segment.getAttribute('aria-valuetext') ?? segment.textContent ?? '').trim().toLowerCase() === text.toLowerCase()
  );
}

async function enterSegment(segment: Element, text: string, tool: string, context: CallContext): Promise<void> {
  if (isShown(segment, text)) return;
  focusElement(segment);
  const host = editingHost(segment);
  if (host !== undefined) selectContents(host);
  const keys = /^\d+$/.test(text) ? text : text.slice(0, 1).toLowerCase();
  for (const key of keys) {
    pressStroke(segment, getCombination(key));
    await Promise.resolve();
  }
  const { signal } = context;
  const hasIt = await poll(() => isShown(segment, text) || undefined, {
    timeoutMs: SHOWN_WITHIN_MS,
    everyMs: 20,
    signal,
  });
  if (hasIt === undefined && isMoved(segment)) await moveValue(segment, text, tool, context);
}

/** Enters the parts that the text tells. False when the element is no such field, or may not be written. */
export async function fillSegments(
  control: Element,
  value: string,
  tool: string,
  context: CallContext,
): Promise<boolean> {
  const segments = segmentsOf(control);
  const parts = segments.length === 0 ? undefined : partsIn(value);
  if (parts === undefined || segments.every((one) => one.getAttribute('aria-readonly') === 'true')) return false;
  await waitUntilReady(control, { signal: context.signal, needsHit: false });
  guard(tool, control, {}, context);
  for (const segment of segments) {
    const part = partOf(segment);
    const text = part === undefined ? undefined : textFor(segment, part, parts);
    if (text !== undefined) await enterSegment(segment, text, tool, context);
  }
  return true;
}
