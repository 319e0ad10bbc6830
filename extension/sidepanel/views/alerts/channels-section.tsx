import { useState } from 'preact/hooks';
import { Icon, type IconName } from '../../components/icon.tsx';
import { SecretSheet } from '../../components/secret-sheet.tsx';
import { Section } from '../../components/section.tsx';
import { Switch } from '../../components/switch.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePanel } from '../../panel.ts';
import { cleanLine, stripInvisible } from '../../../../shared/page/clean-text.ts';
import type { AlertChannel } from '../../../../shared/alerts/alert-channel.ts';
import type { AlertsProps } from './alerts-view.tsx';
import { ChannelSheet } from './channel-sheet.tsx';

type Kept = AlertsProps['all']['channels'][number];

export const channelIcons: Readonly<Record<AlertChannel['kind'], IconName>> = {
  desktop: 'bell',
  telegram: 'paper',
  webhook: 'webhook',
};

/** Where alerts go: each can be tried out, turned off and changed. */
export function ChannelsSection({ all, reload }: AlertsProps) {
  const { actions, toasts, locale } = usePanel();
  const { m, f } = locale;
  const [editing, setEditing] = useState<AlertChannel | 'new'>();
  const [made, setMade] = useState<{ readonly name: string; readonly key: string }>();
  const [testing, setTesting] = useState<string>();
  const turn = async (channel: AlertChannel, isOn: boolean) => {
    await actions.change(m.alerts.toast.channel, 'alerts_channels_set', { channel: { ...channel, isOn } });
    reload();
  };
  const test = async ({ id }: AlertChannel) => {
    setTesting(id);
    const answer = await actions.change(m.alerts.toast.test, 'alerts_channels_test', { id });
    setTesting(undefined);
    if (answer?.delivered === true) toasts.tell(m.alerts.testOk(f.milliseconds(answer.ms)));
    else if (answer !== undefined) toasts.tell(m.alerts.testFailed, stripInvisible(answer.problem ?? ''));
    reload();
  };
  return (
    <Section
      title={m.alerts.where}
      end={
        <button class="link" type="button" onClick={() => setEditing('new')}>
          {m.alerts.addChannel}
        </button>
      }
    >
      <ul class="card list">
        {all.channels.map((kept) => (
          <ChannelRow
            key={kept.channel.id}
            kept={kept}
            isTesting={testing === kept.channel.id}
            onTest={() => void test(kept.channel)}
            onTurn={(isOn) => void turn(kept.channel, isOn)}
            onEdit={() => setEditing(kept.channel)}
          />
        ))}
      </ul>
      {editing !== undefined && (
        <ChannelSheet
          channel={editing === 'new' ? undefined : editing}
          taken={all.channels.map(({ channel }) => channel.id)}
          onSaved={(name, key) => {
            setEditing(undefined);
            if (key !== undefined) setMade({ name, key });
            reload();
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
      {made !== undefined && (
        <SecretSheet
          title={m.alerts.keyTitle(cleanLine(made.name))}
          text={m.alerts.keyText}
          secret={made.key}
          onClose={() => setMade(undefined)}
        />
      )}
    </Section>
  );
}

interface ChannelRowProps {
  readonly kept: Kept;
  readonly isTesting: boolean;
  readonly onTest: () => void;
  readonly onTurn: (isOn: boolean) => void;
  readonly onEdit: () => void;
}

function ChannelRow({ kept: { channel, standing }, isTesting, onTest, onTurn, onEdit }: ChannelRowProps) {
  const { m, f } = usePanel().locale;
  const now = useNow(true, 10_000);
  const name = channel.kind === 'desktop' ? m.alerts.desktop : cleanLine(channel.name);
  const place =
    channel.kind === 'desktop'
      ? m.alerts.desktopText
      : channel.kind === 'webhook'
        ? new URL(channel.url).host
        : cleanLine(channel.chatId);
  const isBad = standing.lastProblem !== undefined;
  const problem = [
    standing.turnedOffAt === undefined ? '' : `${m.alerts.turnedOff(f.moment(standing.turnedOffAt, now))} `,
    stripInvisible(standing.lastProblem ?? ''),
  ].join('');
  const fine =
    standing.lastOkAt === undefined ? place : `${place}\u00a0· ${m.alerts.lastOk(f.ago(standing.lastOkAt, now))}`;
  return (
    <li class="item tight channel">
      <span class="tile sm">
        <Icon name={channelIcons[channel.kind]} />
      </span>
      <div class="item-t">
        <b class="clip">{channel.kind === 'webhook' ? `${m.alerts.webhook} ${m.quote(name)}` : name}</b>
        <span class={isBad ? 'bad wraps' : 'wraps'}>{isBad ? problem : fine}</span>
      </div>
      <span class="channel-acts">
        <button
          class="btn sm ghost"
          type="button"
          disabled={isTesting}
          aria-label={`${m.alerts.test}: ${name}`}
          onClick={onTest}
        >
          {m.alerts.test}
        </button>
        {channel.kind !== 'desktop' && (
          <button
            class="ibtn"
            type="button"
            aria-label={m.connections.more(name)}
            title={m.connections.more(name)}
            onClick={onEdit}
          >
            <Icon name="edit" />
          </button>
        )}
        <Switch label={name} isOn={channel.isOn} onSwitch={onTurn} />
      </span>
    </li>
  );
}
