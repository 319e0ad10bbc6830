/**
 * What a person set about alerts: rules, channels, quiet hours. Owns nothing but what the book holds; rules that ARQ
 * came with are merged in here, secrets lie in the secret store.
 */
import { randomBytes } from 'node:crypto';
import type { AlertChannel, ChannelStanding } from '../../../../shared/alerts/alert-channel.ts';
import type { AlertRule, QuietHours } from '../../../../shared/alerts/alert-rule.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { AlertBook, KeptChannel } from './alert-book.ts';
import { defaultQuiet, defaultRules, desktopChannel } from '../../../../shared/alerts/default-rules.ts';
import { checkAddress } from './post-json.ts';

/** Where signing keys and bots' tokens are kept. */
export interface AlertSecrets {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<boolean>;
  /** Told without opening any. */
  names(): Promise<readonly string[]>;
}

export type AlertRuleView = AlertRule & { isBuiltIn: boolean; isChanged: boolean };
export interface ChannelView {
  channel: AlertChannel;
  standing: ChannelStanding;
}

const MAX_RULES = 100;
const MAX_CHANNELS = 20;

export const secretNameOf = (channelId: string) => `alerts/channels/${channelId}`;

export class AlertSettings {
  readonly #book: AlertBook;
  readonly #secrets: AlertSecrets;

  constructor(book: AlertBook, secrets: AlertSecrets) {
    this.#book = book;
    this.#secrets = secrets;
  }

  rules(): AlertRuleView[] {
    const own = this.#book.rules();
    const isBuiltIn = (id: string) => defaultRules.some((rule) => rule.id === id);
    return [
      ...defaultRules.map((rule) => {
        const changed = own.find(({ id }) => id === rule.id);
        return { ...(changed ?? rule), isBuiltIn: true, isChanged: changed !== undefined };
      }),
      ...own.filter(({ id }) => !isBuiltIn(id)).map((rule) => ({ ...rule, isBuiltIn: false, isChanged: false })),
    ];
  }

  /** Throws `alerts.too_many`, `alerts.channel_not_found`. */
  setRule(rule: AlertRule): AlertRuleView {
    const known = this.rules();
    if (known.length >= MAX_RULES && !known.some(({ id }) => id === rule.id))
      throw new ArqError('alerts.too_many', `There are ${MAX_RULES} rules already. Remove one first.`);
    const channels = this.keptChannels();
    const unknown = rule.channels?.find((id) => !channels.some(({ channel }) => channel.id === id));
    if (unknown !== undefined)
      throw new ArqError('alerts.channel_not_found', `There is no channel ${unknown}. See alerts_channels_list.`);
    this.#book.putRule(rule);
    const kept = this.rules().find(({ id }) => id === rule.id);
    if (kept === undefined) throw new ArqError('alerts.rule_lost', 'The rule was not kept. Try again.');
    return kept;
  }

  removeRule(id: string): boolean {
    return this.#book.removeRule(id);
  }

  quiet(): QuietHours {
    return this.#book.quiet() ?? defaultQuiet;
  }

  setQuiet(quiet: QuietHours): QuietHours {
    this.#book.putQuiet(quiet);
    return quiet;
  }

  /** The desktop is always there. */
  keptChannels(): readonly KeptChannel[] {
    const kept = this.#book.channels();
    const hasDesktop = kept.some(({ channel }) => channel.id === desktopChannel.id);
    return hasDesktop ? kept : [{ channel: desktopChannel, standing: { failedInARow: 0 } }, ...kept];
  }

  async channels(): Promise<ChannelView[]> {
    return Promise.all(this.keptChannels().map((kept) => this.#viewOf(kept)));
  }

  /** Throws `alerts.address_refused`, `alerts.secret_missing`, `alerts.too_many`, `alerts.kind_fixed`. */
  async setChannel(channel: AlertChannel, secret?: string): Promise<ChannelView & { signingKey?: string }> {
    const known = this.keptChannels();
    const before = known.find((kept) => kept.channel.id === channel.id);
    if (before === undefined && known.length >= MAX_CHANNELS)
      throw new ArqError('alerts.too_many', `There are ${MAX_CHANNELS} channels already. Remove one first.`);
    if (before !== undefined && before.channel.kind !== channel.kind)
      throw new ArqError('alerts.kind_fixed', `${channel.id} is of another kind. Choose another id.`);
    checkChannel(channel);
    const name = secretNameOf(channel.id);
    const hadSecret = (await this.#secrets.names()).includes(name);
    // A key that is kept must not be sent to an address that was changed by someone who does not know it.
    const isMoved = before !== undefined && addressOf(before.channel) !== addressOf(channel);
    const made =
      channel.kind === 'webhook' && secret === undefined && (!hadSecret || isMoved)
        ? randomBytes(32).toString('base64url')
        : undefined;
    if (channel.kind === 'telegram' && secret === undefined && (!hadSecret || isMoved))
      throw new ArqError('alerts.secret_missing', 'Give the token of the bot too. @BotFather shows it.');
    const toKeep = secret ?? made;
    if (toKeep !== undefined && channel.kind !== 'desktop') await this.#secrets.set(name, toKeep);
    const standing =
      before === undefined || (channel.isOn && !before.channel.isOn) ? { failedInARow: 0 } : before.standing;
    this.#book.putChannel({ channel, standing });
    return { ...(await this.#viewOf({ channel, standing })), ...(made === undefined ? {} : { signingKey: made }) };
  }

  async removeChannel(id: string): Promise<boolean> {
    if (id === desktopChannel.id)
      throw new ArqError('alerts.channel_fixed', 'The desktop cannot be removed. Turn it off instead.');
    await this.#secrets.delete(secretNameOf(id));
    return this.#book.removeChannel(id);
  }

  /** Throws `alerts.secret_missing`. */
  async secretOf(channel: AlertChannel): Promise<string> {
    const secret = await this.#secrets.get(secretNameOf(channel.id));
    if (secret === undefined)
      throw new ArqError('alerts.secret_missing', `The secret of ${channel.name} is gone. Set it again.`);
    return secret;
  }

  async #viewOf({ channel, standing }: KeptChannel): Promise<ChannelView> {
    const hasSecret = channel.kind !== 'desktop' && (await this.#secrets.names()).includes(secretNameOf(channel.id));
    return { channel, standing: { ...standing, hasSecret } };
  }
}

function checkChannel(channel: AlertChannel): void {
  if (channel.kind === 'webhook') checkAddress(channel.url);
  if (channel.kind === 'telegram' && channel.apiBase !== undefined) checkAddress(channel.apiBase);
}

function addressOf(channel: AlertChannel): string {
  if (channel.kind === 'webhook') return new URL(channel.url).origin;
  return channel.kind === 'telegram' ? (channel.apiBase ?? '') : '';
}
