/**
 * How one alert goes from one look to the next. Pure: what was, what is seen now and the rule give what is, and
 * whether anyone is to be told. A reading must stay bad for the rule's time before it fires and good for the same time
 * (a minute at most) before it has recovered, so that one spike is neither told nor taken back.
 */
import type { Alert } from '../../../../shared/alerts/alert.ts';
import type { AlertRule } from '../../../../shared/alerts/alert-rule.ts';

const MAX_HOLD_MS = 60_000;
const FLAP_WINDOW_MS = 15 * 60_000;
/** So many firings within the window, and it counts as flapping: it must keep good for the whole window then. */
const FLAP_FIRINGS = 4;

export type NoticeKind = 'fired' | 'recovered' | 'flapping';

export interface Observation {
  readonly isBad: boolean;
  readonly value?: number | undefined;
  /** What the alert is called when it begins. */
  readonly title: string;
}

export interface Circumstances {
  readonly rule: AlertRule;
  readonly subject: string;
  readonly now: number;
  readonly isQuiet: boolean;
  readonly newId: () => string;
  /** When the same rule and subject fired before. */
  readonly earlierFirings: readonly number[];
}

export interface NextAlert {
  /** Undefined when nothing is or was wrong. */
  readonly alert: Alert | undefined;
  readonly tell?: NoticeKind;
}

/** `before` is undefined or open: pending, firing, or recovered with its notice still held back. */
export function advanceAlert(before: Alert | undefined, seen: Observation, at: Circumstances): NextAlert {
  const moved = move(before ?? begin(seen, at), seen, at);
  return moved === undefined ? { alert: undefined } : announce(moved, at);
}

/** An open alert is one that still has to be looked at. */
export const isOpen = (alert: Alert): boolean => alert.phase !== 'recovered' || !alert.isRecoveryTold;

function begin(seen: Observation, { rule, subject, now, newId, earlierFirings }: Circumstances): Alert | undefined {
  if (!seen.isBad) return undefined;
  return {
    id: newId(),
    ruleId: rule.id,
    subject,
    title: seen.title,
    severity: rule.severity,
    phase: 'pending',
    since: now,
    isTold: false,
    isRecoveryTold: false,
    firings: earlierFirings.filter((firedAt) => now - firedAt < FLAP_WINDOW_MS),
    isFlapping: false,
  };
}

function move(alert: Alert | undefined, seen: Observation, { rule, now }: Circumstances): Alert | undefined {
  if (alert === undefined || alert.phase === 'recovered') return alert;
  const forMs = rule.forSeconds * 1000;
  const valued = seen.value === undefined ? alert : { ...alert, value: seen.value };
  if (alert.phase === 'pending') {
    if (!seen.isBad) return undefined;
    return now - alert.since < forMs ? valued : fire(valued, now);
  }
  if (seen.isBad) {
    const { goodSince: _goodSince, ...still } = valued;
    return still;
  }
  const goodSince = alert.goodSince ?? now;
  const holdMs = alert.isFlapping ? FLAP_WINDOW_MS : Math.min(forMs, MAX_HOLD_MS);
  return now - goodSince < holdMs
    ? { ...valued, goodSince }
    : { ...valued, goodSince, phase: 'recovered', recoveredAt: now };
}

function fire(alert: Alert, now: number): Alert {
  const firings = [...alert.firings.filter((firedAt) => now - firedAt < FLAP_WINDOW_MS), now];
  return { ...alert, phase: 'firing', firedAt: now, firings, isFlapping: firings.length >= FLAP_FIRINGS };
}

/** Quiet hours hold notices back: what is still wrong afterwards is told then, what came and went is not. */
function announce(alert: Alert, { rule, isQuiet }: Circumstances): NextAlert {
  if (alert.phase === 'pending') return { alert };
  const isHeld = isQuiet && !rule.isThroughQuiet;
  if (alert.phase === 'firing') {
    if (alert.isTold || isHeld) return { alert };
    return { alert: { ...alert, isTold: true }, tell: alert.isFlapping ? 'flapping' : 'fired' };
  }
  if (alert.isRecoveryTold) return { alert };
  if (!alert.isTold || !hasRecovery(rule)) return { alert: { ...alert, isRecoveryTold: true } };
  return isHeld ? { alert } : { alert: { ...alert, isRecoveryTold: true }, tell: 'recovered' };
}

/** A run that failed stays failed: there is nothing good to report later. */
const hasRecovery = (rule: AlertRule) => rule.source.kind === 'metric' || rule.source.happening !== 'run-failed';
