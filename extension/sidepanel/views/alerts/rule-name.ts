import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { AlertRule } from '../../../../shared/alerts/alert-rule.ts';

type Named = Pick<AlertRule, 'id' | 'name'>;

/** The rules that ARQ came with are named in the reader's language, others as they were named. */
export function ruleName({ id, name }: Named, m: Messages): string {
  const known: Readonly<Record<string, string>> = m.alerts.rules;
  return (Object.hasOwn(known, id) ? known[id] : undefined) ?? cleanLine(name);
}

/** The reading with its unit, as far as the metric's name tells one. */
export function readingText(value: number, rule: AlertRule | undefined, f: Formats): string {
  if (rule?.source.kind !== 'metric') return f.number(value);
  const rounded = Math.round(value * 10) / 10;
  const unit = ruleUnit(rule);
  if (unit === 'ms') return f.milliseconds(value);
  return unit === 'percent' ? `${f.number(rounded)}\u00a0%` : f.number(rounded);
}

/** What a rule's threshold counts, where its metric's name tells. */
export function ruleUnit({ source }: Pick<AlertRule, 'source'>): 'percent' | 'ms' | undefined {
  if (source.kind !== 'metric') return undefined;
  if (source.measure === 'p95') return 'ms';
  return source.measure === 'percent' || source.metric.endsWith('_percent') ? 'percent' : undefined;
}

/** What makes it fire: “above 80 %, for 2 min”. Empty for what ARQ itself watches at once. */
export function ruleText(rule: AlertRule, m: Messages, f: Formats): string {
  const forText = rule.forSeconds === 0 ? [] : [m.alerts.longer(f.span(rule.forSeconds * 1000))];
  if (rule.source.kind !== 'metric') return forText.join('');
  const limit = readingText(rule.source.threshold, rule, f);
  return [rule.source.is === 'above' ? m.alerts.above(limit) : m.alerts.below(limit), ...forText].join(', ');
}
