import { expect, test } from 'vitest';
import type { Alert } from '../../../../shared/alerts/alert.ts';
import type { AlertRule } from '../../../../shared/alerts/alert-rule.ts';
import { advanceAlert, isOpen, type NoticeKind } from './alert-machine.ts';
import { defaultRules } from '../../../../shared/alerts/default-rules.ts';

const ruleOf = (id: string, change: Partial<AlertRule> = {}): AlertRule => {
  const rule = defaultRules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(id);
  return { ...rule, ...change };
};

/** Looks every ten seconds; `looks` is one character each: `x` bad, `.` good, `X` and `o` the same in quiet hours. */
function play(looks: string, rule: AlertRule, from?: Alert) {
  let alert = from;
  let firings: readonly number[] = [];
  const told: [number, NoticeKind][] = [];
  const phases: string[] = [];
  for (const [index, look] of Array.from(looks).entries()) {
    const now = index * 10_000;
    const next = advanceAlert(
      alert,
      { isBad: look === 'x' || look === 'X', value: 90, title: rule.name },
      {
        rule,
        subject: '',
        now,
        isQuiet: look === 'X' || look === 'o',
        newId: () => `al_${index}`,
        earlierFirings: firings,
      },
    );
    alert = next.alert;
    if (next.tell !== undefined) told.push([index, next.tell]);
    phases.push(alert?.phase[0] ?? '-');
    firings = alert?.firings ?? firings;
    if (alert !== undefined && !isOpen(alert)) alert = undefined;
  }
  return { told, phases: phases.join(''), alert };
}

const cpu = ruleOf('cpu', { forSeconds: 30 });

test('tells what stays bad for the rule’s time, and that it is good again, once each', () => {
  expect(play('.xxxxxxxx......', cpu)).toMatchObject({
    phases: '-pppffffffffr--',
    told: [
      [4, 'fired'],
      [12, 'recovered'],
    ],
  });
});

test('one spike is not told', () => {
  expect(play('.xx..x.xx.', cpu).told).toEqual([]);
});

test('a dip while it fires is not told either', () => {
  expect(play('xxxxx..xxx.xx', cpu).told).toEqual([[3, 'fired']]);
});

test('a rule without a time fires at once', () => {
  expect(play('x', ruleOf('run-failed')).told).toEqual([[0, 'fired']]);
});

test('a failed run is told once and never taken back', () => {
  expect(play('xxx...', ruleOf('run-failed')).told).toEqual([[0, 'fired']]);
});

test('quiet hours hold a notice back until they end, if it is still wrong then', () => {
  expect(play('XXXXXXxx', cpu).told).toEqual([[6, 'fired']]);
  expect(play('XXXXXXoooo....', cpu).told).toEqual([]);
});

test('a recovery within quiet hours is told when they end', () => {
  expect(play('xxxxXXoooooo..', cpu).told).toEqual([
    [3, 'fired'],
    [12, 'recovered'],
  ]);
});

test('what may come through quiet hours does', () => {
  expect(play('XXXXoooo', { ...cpu, isThroughQuiet: true }).told).toEqual([
    [3, 'fired'],
    [7, 'recovered'],
  ]);
});

test('what goes back and forth is told as such, and then only once it keeps still', () => {
  const once = 'xxxx....';
  const { told } = play(`${once.repeat(10)}${'.'.repeat(100)}`, cpu);
  expect(told.map(([, kind]) => kind)).toEqual([
    'fired',
    'recovered',
    'fired',
    'recovered',
    'fired',
    'recovered',
    'flapping',
    'recovered',
  ]);
});

test('goes on where it stood after a restart', () => {
  const { alert } = play('xx', cpu);
  expect(alert?.phase).toBe('pending');
  const later = advanceAlert(
    structuredClone(alert),
    { isBad: true, title: '' },
    { rule: cpu, subject: '', now: 40_000, isQuiet: false, newId: () => 'other', earlierFirings: [] },
  );
  expect(later).toMatchObject({ alert: { id: alert?.id, phase: 'firing' }, tell: 'fired' });
});
