/**
 * The alerts of one host: looks at its rules every few seconds, keeps what is wrong in the book and hands what is to
 * be told to the channels. Owns the timer and the measures; the book is authoritative, so a restart goes on where the
 * last process stood. A look costs a few readings of numbers that exist anyway.
 */
import { randomBytes } from 'node:crypto';
import type { Alert } from '../../../../shared/alerts/alert.ts';
import type { AlertRule } from '../../../../shared/alerts/alert-rule.ts';
import { ArqError, toArqError } from '../../../../shared/protocol/errors.ts';
import type { RunChange } from '../../../../shared/runs/run-service.ts';
import type { AlertBook, KeptChannel, Notice } from './alert-book.ts';
import { advanceAlert, isOpen, type NoticeKind, type Observation } from './alert-machine.ts';
import { AlertSettings, type AlertSecrets } from './alert-settings.ts';
import { Happenings } from './happenings.ts';
import { MetricMeasure, type MetricSource } from './metric-measure.ts';
import { NoticeQueue } from './notice-queue.ts';
import { noticeText } from './notice-text.ts';
import { isQuietAt } from './quiet-now.ts';
import { sendTelegram } from './send-telegram.ts';
import { sendWebhook } from './send-webhook.ts';

const LOOK_EVERY_MS = 10_000;
const REMEMBERED = 200;

export interface AlertsDeps {
  readonly book: AlertBook;
  readonly metrics: MetricSource;
  readonly secrets: AlertSecrets;
  /** Names of the browsers connected now. */
  readonly browsers: () => readonly string[];
  /** Shows a notification on this computer; throws when none can be shown. */
  readonly showOnDesktop: (title: string, text: string) => Promise<void>;
  readonly onProblem: (event: string, thrown: unknown, fields?: Readonly<Record<string, unknown>>) => void;
  readonly now?: () => number;
  /** For tests. */
  readonly lookEveryMs?: number;
  readonly retryPausesMs?: readonly number[];
}

export class Alerts {
  readonly settings: AlertSettings;
  readonly #deps: AlertsDeps;
  readonly #now: () => number;
  readonly #happenings: Happenings;
  readonly #queue: NoticeQueue;
  readonly #measures = new Map<string, { readonly of: string; readonly measure: MetricMeasure }>();
  readonly #listeners = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(deps: AlertsDeps) {
    this.#deps = deps;
    this.#now = deps.now ?? Date.now;
    this.settings = new AlertSettings(deps.book, deps.secrets);
    this.#happenings = new Happenings(deps.browsers, this.#now);
    this.#queue = new NoticeQueue({
      book: deps.book,
      channels: () => this.settings.keptChannels(),
      send: (kept, notice, signal) => this.#send(kept, notice, signal),
      onProblem: deps.onProblem,
      now: this.#now,
      ...(deps.retryPausesMs === undefined ? {} : { pausesMs: deps.retryPausesMs }),
    });
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), this.#deps.lookEveryMs ?? LOOK_EVERY_MS);
    this.#timer.unref();
    this.#queue.start();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await this.#queue.stop();
  }

  noteChange(change: RunChange): void {
    if (change.kind === 'changed') this.#happenings.noteRun(change.run);
    else this.#happenings.forgetRun(change.runId);
  }

  /** Looks at every rule once; a second call meanwhile waits for the first. */
  look(): Promise<void> {
    this.#looking ??= this.#lookAtAll()
      .catch((thrown: unknown) => this.#deps.onProblem('alerts.look_failed', thrown))
      .finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** Calls `listener` after every change of the open alerts; returns how to stop that. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  list(which: 'open' | 'all', limit: number): { alerts: Alert[]; firing: number; isQuiet: boolean } {
    const open = this.#deps.book.openAlerts().filter(({ phase }) => phase !== 'recovered');
    const firing = open.filter((alert) => alert.phase === 'firing' && alert.acknowledgedAt === undefined).length;
    const shown = which === 'open' ? open : this.#deps.book.alerts(limit);
    return { alerts: shown.toSorted((a, b) => b.since - a.since).slice(0, limit), firing, isQuiet: this.#isQuiet() };
  }

  acknowledge(id: string, by: string): boolean {
    const alert = this.#deps.book.findAlert(id);
    if (alert === undefined) return false;
    if (alert.acknowledgedAt === undefined) this.#put({ ...alert, acknowledgedAt: this.#now(), acknowledgedBy: by });
    return true;
  }

  /** One notice, at once. Throws `alerts.channel_not_found`; what goes wrong on the way is in the answer. */
  async test(channelId: string, signal: AbortSignal): Promise<{ delivered: boolean; ms: number; problem?: string }> {
    const kept = this.settings.keptChannels().find(({ channel }) => channel.id === channelId);
    if (kept === undefined)
      throw new ArqError('alerts.channel_not_found', `There is no channel ${channelId}. See alerts_channels_list.`);
    const began = performance.now();
    const ms = () => Math.round(performance.now() - began);
    try {
      await this.#send(kept, this.#noticeFor(channelId, 'test'), signal);
      return { delivered: true, ms: ms() };
    } catch (thrown) {
      return { delivered: false, ms: ms(), problem: toArqError(thrown).message };
    }
  }

  async #lookAtAll(): Promise<void> {
    const rules = this.settings.rules();
    const open = this.#deps.book.openAlerts();
    for (const rule of rules) {
      const ofRule = open.filter(({ ruleId }) => ruleId === rule.id);
      if (!rule.isOn) {
        for (const { id } of ofRule) this.#remove(id);
        continue;
      }
      const seen = await this.#observe(rule, ofRule);
      for (const [subject, observation] of seen)
        this.#advance(
          rule,
          subject,
          observation,
          ofRule.find((alert) => alert.subject === subject),
        );
    }
    const known = new Set(rules.map(({ id }) => id));
    for (const alert of open) if (!known.has(alert.ruleId)) this.#remove(alert.id);
  }

  /** By subject; those with an open alert are always among them. A number that cannot be read leaves all as it is. */
  async #observe(rule: AlertRule, open: readonly Alert[]): Promise<Map<string, Observation>> {
    if (rule.source.kind === 'metric') {
      const value = await this.#read(rule);
      if (value === undefined)
        return new Map(open.map((a) => [a.subject, { isBad: a.phase !== 'recovered', title: '' }]));
      const { is, threshold } = rule.source;
      const isBad = is === 'above' ? value > threshold : value < threshold;
      return new Map([['', { isBad, value, title: rule.name }]]);
    }
    const subjects = this.#happenings.read(rule.source.happening);
    const good = open.filter(({ subject }) => !subjects.has(subject));
    return new Map<string, Observation>([
      ...good.map(({ subject }) => [subject, { isBad: false, title: '' }] as const),
      ...[...subjects].map(([subject, what]) => [subject, { isBad: true, title: `${rule.name}: ${what}` }] as const),
    ]);
  }

  async #read({ id, source }: AlertRule): Promise<number | undefined> {
    if (source.kind !== 'metric') return undefined;
    const samples = await this.#deps.metrics.samples(source.metric);
    if (samples === undefined) return undefined;
    const of = JSON.stringify(source);
    let kept = this.#measures.get(id);
    if (kept?.of !== of) this.#measures.set(id, (kept = { of, measure: new MetricMeasure() }));
    return kept.measure.read(source, samples, this.#now());
  }

  #advance(rule: AlertRule, subject: string, seen: Observation, before: Alert | undefined): void {
    // The common case: nothing was wrong and nothing is.
    if (before === undefined && !seen.isBad) return;
    const past = before === undefined ? this.#lastOf(rule.id, subject) : undefined;
    // One run fails once, however often it is looked at.
    if (past !== undefined && rule.source.kind === 'happening' && rule.source.happening === 'run-failed') return;
    const { alert, tell } = advanceAlert(before, seen, {
      rule,
      subject,
      now: this.#now(),
      isQuiet: this.#isQuiet(),
      newId: () => `al_${this.#now().toString(36)}${randomBytes(4).toString('hex')}`,
      earlierFirings: past?.firings ?? [],
    });
    if (alert === undefined) {
      if (before !== undefined) this.#remove(before.id);
      return;
    }
    if (isWorthWriting(alert, before)) this.#put(alert);
    if (tell !== undefined) this.#tell(rule, alert, tell);
  }

  #put(alert: Alert): void {
    this.#deps.book.putAlert(alert);
    for (const listener of this.#listeners) listener();
  }

  #remove(id: string): void {
    this.#deps.book.removeAlert(id);
    for (const listener of this.#listeners) listener();
  }

  #lastOf(ruleId: string, subject: string): Alert | undefined {
    return this.#deps.book.alerts(REMEMBERED).find((a) => a.ruleId === ruleId && a.subject === subject && !isOpen(a));
  }

  #tell(rule: AlertRule, alert: Alert, kind: NoticeKind): void {
    for (const { channel } of this.settings.keptChannels()) {
      const isChosen = rule.channels === null || rule.channels.includes(channel.id);
      if (channel.isOn && isChosen) this.#queue.push(this.#noticeFor(channel.id, kind, alert));
    }
  }

  #noticeFor(channelId: string, kind: Notice['kind'], alert?: Alert): Notice {
    const now = this.#now();
    return {
      id: `an_${randomBytes(9).toString('base64url')}`,
      channelId,
      kind,
      alert,
      at: now,
      attempts: 0,
      nextAt: now,
    };
  }

  async #send({ channel }: KeptChannel, notice: Notice, signal: AbortSignal): Promise<void> {
    const words = noticeText(
      notice,
      this.settings.rules().find(({ id }) => id === notice.alert?.ruleId),
    );
    if (channel.kind === 'desktop') return this.#deps.showOnDesktop(words.title, words.text);
    const secret = await this.settings.secretOf(channel);
    if (channel.kind === 'webhook') return sendWebhook({ url: channel.url, key: secret }, notice, words, signal);
    return sendTelegram({ chatId: channel.chatId, token: secret, apiBase: channel.apiBase }, words, signal);
  }

  #isQuiet(): boolean {
    return isQuietAt(this.settings.quiet(), new Date(this.#now()));
  }
}

/** A reading that moves a little is not worth a write to the disk every few seconds. */
function isWorthWriting(alert: Alert, before: Alert | undefined): boolean {
  if (before === undefined) return true;
  const { value = 0, ...rest } = alert;
  const { value: valueBefore = 0, ...restBefore } = before;
  return JSON.stringify(rest) !== JSON.stringify(restBefore) || Math.abs(value - valueBefore) > 0.05 * Math.abs(value);
}
