import type { QuietHours } from '../../../../shared/alerts/alert-rule.ts';

/** Whether `at` lies in the quiet hours, by the local time of this computer. Equal ends mean the whole day. */
export function isQuietAt({ isOn, from, to }: QuietHours, at: Date): boolean {
  if (!isOn) return false;
  const minute = at.getHours() * 60 + at.getMinutes();
  const [start, end] = [minuteOf(from), minuteOf(to)];
  if (start === end) return true;
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
