/** Hosts with alerts, and without, for looking at. */
import type { Alert } from '../../shared/alerts/alert.ts';
import { defaultRules } from '../../shared/alerts/default-rules.ts';
import { connected } from './connected-host.ts';
import type { HostScene } from './scripted-host.ts';

const NOW = Date.now();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const rules: HostScene['rules'] = defaultRules.map((rule) => ({
  ...rule,
  channels: rule.id === 'cpu' ? ['desktop'] : rule.channels,
  isOn: rule.id !== 'slow-requests',
  isBuiltIn: true,
  isChanged: rule.id === 'cpu',
}));

const alertOf = (change: Partial<Alert>): Alert => ({
  id: 'al_1',
  ruleId: 'cpu',
  subject: '',
  title: 'Processor busy',
  severity: 'warning',
  phase: 'firing',
  since: NOW - 9 * MINUTE,
  firedAt: NOW - 7 * MINUTE,
  value: 93.4,
  isTold: true,
  isRecoveryTold: false,
  firings: [NOW - 7 * MINUTE],
  isFlapping: false,
  ...change,
});

const desktop: HostScene['channels'][number] = {
  channel: { kind: 'desktop', id: 'desktop', name: 'Desktop', isOn: true },
  standing: { failedInARow: 0, hasSecret: false, lastOkAt: NOW - 7 * MINUTE },
};

export const quietHost: Partial<HostScene> = { ...connected, rules, channels: [desktop] };

export const alarmedHost: Partial<HostScene> = {
  ...connected,
  rules,
  quiet: { isOn: true, from: '22:00', to: '07:00' },
  alerts: [
    alertOf({ id: 'al_3', ruleId: 'disk', title: 'Disk nearly full', severity: 'critical', value: 94.2 }),
    alertOf({ isFlapping: true }),
    alertOf({
      id: 'al_2',
      ruleId: 'run-waiting',
      subject: 'r_9',
      title: 'A run needs you: fill First name with Ada and press Register and send',
      acknowledgedAt: NOW,
      acknowledgedBy: 'panel',
      value: undefined,
    }),
    alertOf({ id: 'al_4', ruleId: 'memory', title: 'Memory nearly full', phase: 'pending', value: 88 }),
    alertOf({
      id: 'al_5',
      ruleId: 'browser-gone',
      subject: 'firefox-1',
      title: 'A browser is gone: firefox-1',
      phase: 'recovered',
      since: NOW - 60 * MINUTE,
      recoveredAt: NOW - 50 * MINUTE,
      isRecoveryTold: true,
      value: undefined,
    }),
  ],
  channels: [
    desktop,
    {
      channel: { kind: 'telegram', id: 'anna', name: 'Anna', isOn: true, chatId: '@anna_k' },
      standing: { failedInARow: 0, hasSecret: true, lastOkAt: NOW - 3 * DAY },
    },
    {
      channel: { kind: 'webhook', id: 'ops', name: 'Ops', isOn: false, url: 'https://hooks.kontor.example/arq' },
      standing: {
        failedInARow: 3,
        hasSecret: true,
        lastFailedAt: NOW - 20 * MINUTE,
        turnedOffAt: NOW - 20 * MINUTE,
        lastProblem: 'The webhook answered 500. Look at what its server says.',
      },
    },
  ],
};
