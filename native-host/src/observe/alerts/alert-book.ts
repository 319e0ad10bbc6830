import type { Alert } from '../../../../shared/alerts/alert.ts';
import type { AlertChannel, ChannelStanding } from '../../../../shared/alerts/alert-channel.ts';
import type { AlertRule, QuietHours } from '../../../../shared/alerts/alert-rule.ts';
import type { NoticeKind } from './alert-machine.ts';

export interface KeptChannel {
  readonly channel: AlertChannel;
  readonly standing: Omit<ChannelStanding, 'hasSecret'>;
}

/** One message on its way through one channel. */
export interface Notice {
  readonly id: string;
  readonly channelId: string;
  readonly kind: NoticeKind | 'test';
  /** As the alert was when it was told; absent for a test. */
  readonly alert?: Alert | undefined;
  readonly at: number;
  readonly attempts: number;
  readonly nextAt: number;
}

/** Where alerts are written down. What is written stays over a crash of the host. */
export interface AlertBook {
  /** Rules that a person made or changed. */
  rules(): readonly AlertRule[];
  putRule(rule: AlertRule): void;
  removeRule(id: string): boolean;
  channels(): readonly KeptChannel[];
  putChannel(kept: KeptChannel): void;
  /** Takes what waits for it along. */
  removeChannel(id: string): boolean;
  quiet(): QuietHours | undefined;
  putQuiet(quiet: QuietHours): void;
  openAlerts(): readonly Alert[];
  /** Newest first. */
  alerts(limit: number): readonly Alert[];
  findAlert(id: string): Alert | undefined;
  putAlert(alert: Alert): void;
  removeAlert(id: string): void;
  /** Oldest first. */
  notices(): readonly Notice[];
  putNotice(notice: Notice): void;
  removeNotice(id: string): void;
}
