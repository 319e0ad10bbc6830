import type { Alert } from '../../../../shared/alerts/alert.ts';
import type { AlertRule } from '../../../../shared/alerts/alert-rule.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Notice } from './alert-book.ts';

/** What a notice says to a person, in two short lines. Titles may hold what a page said, so they are cleaned. */
export function noticeText({ kind, alert, at }: Notice, rule: AlertRule | undefined): { title: string; text: string } {
  if (kind === 'test' || alert === undefined)
    return { title: 'ARQ test', text: 'This is a test. Alerts of ARQ will come here.' };
  const title = cleanLine(alert.title).slice(0, 200);
  const reading = readingOf(alert, rule);
  if (kind === 'recovered') {
    const minutes = Math.max(1, Math.round((at - (alert.firedAt ?? alert.since)) / 60_000));
    return { title: `Good again: ${title}`, text: `${reading}It took ${minutes} min.` };
  }
  const since = new Date(alert.since).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (kind === 'flapping')
    return {
      title: `Back and forth: ${title}`,
      text: `${reading}It fired ${alert.firings.length} times in a quarter of an hour. More is told once it keeps still.`,
    };
  return {
    title: alert.severity === 'critical' ? `Critical: ${title}` : title,
    text: `${reading}Since ${since}.`,
  };
}

function readingOf({ value }: Alert, rule: AlertRule | undefined): string {
  if (value === undefined || rule?.source.kind !== 'metric') return '';
  const { is, threshold } = rule.source;
  return `${round(value)}, ${is} ${round(threshold)} is too ${is === 'above' ? 'much' : 'little'}. `;
}

const round = (value: number) => String(Math.round(value * 100) / 100);
