/**
 * Alerts in ARQ's database. Owns the tables alert_settings, alerts and alert_notices. What comes out is parsed; a row
 * that another version wrote and this one cannot read counts as absent, since alerts must not keep a host from starting.
 */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import { alert, type Alert } from '../../../shared/alerts/alert.ts';
import { alertChannel, channelStanding } from '../../../shared/alerts/alert-channel.ts';
import { alertRule, quietHours, type AlertRule, type QuietHours } from '../../../shared/alerts/alert-rule.ts';
import { isOpen } from '../observe/alerts/alert-machine.ts';
import type { AlertBook, KeptChannel, Notice } from '../observe/alerts/alert-book.ts';
import { inTransaction } from './open-database.ts';
import { inStore } from './store-errors.ts';

const KEPT_ALERTS = 1000;

const keptChannel = z.strictObject({ channel: alertChannel, standing: channelStanding.omit({ hasSecret: true }) });
const notice = z.strictObject({
  id: z.string(),
  channelId: z.string(),
  kind: z.enum(['fired', 'recovered', 'flapping', 'test']),
  alert: alert.optional(),
  at: z.number(),
  attempts: z.number().int(),
  nextAt: z.number(),
});

type SettingKind = 'rule' | 'channel' | 'quiet';

export class SqliteAlertBook implements AlertBook {
  readonly #database: DatabaseSync;
  readonly #workspace: string;

  constructor(database: DatabaseSync, workspace = 'default') {
    this.#database = database;
    this.#workspace = workspace;
  }

  rules(): readonly AlertRule[] {
    return this.#settings('rule', alertRule);
  }
  putRule(rule: AlertRule): void {
    this.#putSetting('rule', rule.id, rule);
  }
  removeRule(id: string): boolean {
    return this.#removeSetting('rule', id);
  }

  channels(): readonly KeptChannel[] {
    return this.#settings('channel', keptChannel);
  }
  putChannel(kept: KeptChannel): void {
    this.#putSetting('channel', kept.channel.id, kept);
  }
  removeChannel(id: string): boolean {
    this.#run('DELETE FROM alert_notices WHERE workspace = ? AND channel = ?', this.#workspace, id);
    return this.#removeSetting('channel', id);
  }

  quiet(): QuietHours | undefined {
    return this.#settings('quiet', quietHours)[0];
  }
  putQuiet(quiet: QuietHours): void {
    this.#putSetting('quiet', 'quiet', quiet);
  }

  openAlerts(): readonly Alert[] {
    return this.#read(
      alert,
      'SELECT body FROM alerts WHERE workspace = ? AND is_open = 1 ORDER BY since',
      this.#workspace,
    );
  }
  alerts(limit: number): readonly Alert[] {
    const sql = 'SELECT body FROM alerts WHERE workspace = ? ORDER BY since DESC, id DESC LIMIT ?';
    return this.#read(alert, sql, this.#workspace, limit);
  }
  findAlert(id: string): Alert | undefined {
    return this.#read(alert, 'SELECT body FROM alerts WHERE workspace = ? AND id = ?', this.#workspace, id)[0];
  }
  putAlert(value: Alert): void {
    inTransaction(this.#database, () => {
      this.#run(
        'INSERT OR REPLACE INTO alerts (id, workspace, is_open, since, body) VALUES (?, ?, ?, ?, ?)',
        value.id,
        this.#workspace,
        isOpen(value) ? 1 : 0,
        value.since,
        JSON.stringify(value),
      );
      this.#run(
        `DELETE FROM alerts WHERE workspace = ?1 AND is_open = 0 AND id NOT IN
         (SELECT id FROM alerts WHERE workspace = ?1 ORDER BY since DESC LIMIT ?2)`,
        this.#workspace,
        KEPT_ALERTS,
      );
    });
  }
  removeAlert(id: string): void {
    this.#run('DELETE FROM alerts WHERE workspace = ? AND id = ?', this.#workspace, id);
  }

  notices(): readonly Notice[] {
    return this.#read(notice, 'SELECT body FROM alert_notices WHERE workspace = ? ORDER BY at, id', this.#workspace);
  }
  putNotice(value: Notice): void {
    this.#run(
      'INSERT OR REPLACE INTO alert_notices (id, workspace, channel, at, body) VALUES (?, ?, ?, ?, ?)',
      value.id,
      this.#workspace,
      value.channelId,
      value.at,
      JSON.stringify(value),
    );
  }
  removeNotice(id: string): void {
    this.#run('DELETE FROM alert_notices WHERE workspace = ? AND id = ?', this.#workspace, id);
  }

  #settings<Value>(kind: SettingKind, schema: z.ZodType<Value>): Value[] {
    const sql = 'SELECT body FROM alert_settings WHERE workspace = ? AND kind = ? ORDER BY id';
    return this.#read(schema, sql, this.#workspace, kind);
  }

  #putSetting(kind: SettingKind, id: string, body: unknown): void {
    const sql = 'INSERT OR REPLACE INTO alert_settings (workspace, kind, id, body) VALUES (?, ?, ?, ?)';
    this.#run(sql, this.#workspace, kind, id, JSON.stringify(body));
  }

  #removeSetting(kind: SettingKind, id: string): boolean {
    return this.#run(
      'DELETE FROM alert_settings WHERE workspace = ? AND kind = ? AND id = ?',
      this.#workspace,
      kind,
      id,
    );
  }

  #read<Value>(schema: z.ZodType<Value>, sql: string, ...values: SQLInputValue[]): Value[] {
    const rows = inStore(() => this.#database.prepare(sql).all(...values));
    return rows.flatMap(({ body }) => {
      const parsed = schema.safeParse(JSON.parse(String(body)));
      return parsed.success ? [parsed.data] : [];
    });
  }

  #run(sql: string, ...values: SQLInputValue[]): boolean {
    return inStore(() => Number(this.#database.prepare(sql).run(...values).changes) > 0);
  }
}
