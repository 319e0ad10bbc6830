import { expect, test } from 'vitest';
import type { MetricCondition } from '../../../../shared/alerts/alert-rule.ts';
import { MetricMeasure, type MetricSample } from './metric-measure.ts';

const condition = (change: Partial<MetricCondition>): MetricCondition => ({
  kind: 'metric',
  metric: 'calls',
  measure: 'value',
  is: 'above',
  threshold: 1,
  ...change,
});
const calls = (ok: number, error: number): MetricSample[] => [
  { name: 'calls', labels: { outcome: 'ok' }, value: ok },
  { name: 'calls', labels: { outcome: 'error' }, value: error },
];
const MINUTE = 60_000;

test('adds up what has the labels', () => {
  const measure = new MetricMeasure();
  expect(measure.read(condition({}), calls(3, 4), 0)).toBe(7);
  expect(measure.read(condition({ labels: { outcome: 'error' } }), calls(3, 4), 0)).toBe(4);
});

test.each([
  ['err*|ok', 7],
  ['!ok', 4],
  ['none*', 0],
])('labels are chosen by %s', (outcome, total) => {
  expect(new MetricMeasure().read(condition({ labels: { outcome } }), calls(3, 4), 0)).toBe(total);
});

test('tells the growth of the last five minutes, over a restart too', () => {
  const measure = new MetricMeasure();
  const increase = condition({ measure: 'increase' });
  expect(measure.read(increase, calls(100, 0), 0)).toBeUndefined();
  expect(measure.read(increase, calls(110, 0), 2 * MINUTE)).toBe(10);
  expect(measure.read(increase, calls(130, 0), 6 * MINUTE)).toBe(20);
  expect(measure.read(increase, calls(5, 0), 7 * MINUTE)).toBe(5);
});

test('a share of few calls says nothing', () => {
  const measure = new MetricMeasure();
  const percent = condition({ measure: 'percent', labels: { outcome: 'error' } });
  measure.read(percent, calls(0, 0), 0);
  expect(measure.read(percent, calls(10, 2), MINUTE)).toBeUndefined();
  expect(measure.read(percent, calls(396, 4), 2 * MINUTE)).toBe(1);
});

test('reads the 95th percentile from a histogram’s growth, in milliseconds', () => {
  const buckets = (...counts: number[]): MetricSample[] =>
    [0.1, 0.5, 1, Infinity].map((le, index) => ({
      name: 'wait_seconds_bucket',
      labels: { le: le === Infinity ? '+Inf' : String(le) },
      value: counts[index] ?? 0,
    }));
  const p95 = condition({ metric: 'wait_seconds', measure: 'p95' });
  const measure = new MetricMeasure();
  measure.read(p95, buckets(1000, 1000, 1000, 1000), 0);
  expect(measure.read(p95, buckets(1010, 1010, 1010, 1010), MINUTE)).toBeUndefined();
  expect(measure.read(p95, buckets(1090, 1090, 1100, 1100), 2 * MINUTE)).toBeCloseTo(750);
  expect(measure.read(p95, buckets(1000, 1000, 1000, 1200), 3 * MINUTE)).toBe(1000);
});
