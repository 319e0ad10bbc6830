import { useState } from 'preact/hooks';
import { ChoiceField } from '../../components/choice-field.tsx';
import { ConfirmSheet } from '../../components/confirm-sheet.tsx';
import { Icon } from '../../components/icon.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { TextField } from '../../components/text-field.tsx';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import { alertChannel, type AlertChannel } from '../../../../shared/alerts/alert-channel.ts';

interface ChannelSheetProps {
  /** Undefined: a new one. */
  readonly channel: AlertChannel | undefined;
  readonly taken: readonly string[];
  readonly onSaved: (name: string, signingKey: string | undefined) => void;
  readonly onClose: () => void;
}

/** A webhook or a bot: where it is, and its secret, which is handed on and never comes back. */
export function ChannelSheet({ channel, taken, onSaved, onClose }: ChannelSheetProps) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  const [kind, setKind] = useState<'webhook' | 'telegram'>(channel?.kind === 'telegram' ? 'telegram' : 'webhook');
  const [name, setName] = useState(channel?.name ?? '');
  const [url, setUrl] = useState(channel?.kind === 'webhook' ? channel.url : '');
  const [chatId, setChatId] = useState(channel?.kind === 'telegram' ? channel.chatId : '');
  const [token, setToken] = useState('');
  const [isRemoving, setRemoving] = useState(false);
  const base = { id: channel?.id ?? freeId(name, taken), name: name.trim(), isOn: channel?.isOn ?? true };
  const apiBase = channel?.kind === 'telegram' ? channel.apiBase : undefined;
  const parsed = alertChannel.safeParse(
    kind === 'webhook'
      ? { ...base, kind, url: url.trim() }
      : { ...base, kind, chatId: chatId.trim(), ...(apiBase === undefined ? {} : { apiBase }) },
  );
  const needsToken = kind === 'telegram' && channel === undefined && token.trim() === '';
  const save = async () => {
    if (!parsed.success) return;
    const answer = await actions.change(m.alerts.toast.channel, 'alerts_channels_set', {
      channel: parsed.data,
      ...(token.trim() === '' ? {} : { secret: token.trim() }),
    });
    if (answer !== undefined) onSaved(answer.channel.name, answer.signingKey);
  };
  const remove = async (id: string) => {
    const answer = await actions.change(m.alerts.toast.channel, 'alerts_channels_remove', { id });
    if (answer !== undefined) onSaved(name, undefined);
  };
  if (isRemoving && channel !== undefined)
    return (
      <ConfirmSheet
        title={m.alerts.removeTitle(cleanLine(channel.name))}
        text={m.alerts.removeText}
        yes={m.alerts.remove}
        onYes={() => remove(channel.id)}
        onClose={onClose}
      />
    );
  return (
    <Sheet title={channel === undefined ? m.alerts.newChannel : cleanLine(channel.name)} onClose={onClose}>
      <form
        class="sheet-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (event.isTrusted) void save();
        }}
      >
        {channel === undefined && (
          <ChoiceField
            label={m.alerts.kind}
            value={kind}
            options={[
              ['webhook', m.alerts.webhook],
              ['telegram', m.alerts.telegram],
            ]}
            onChoose={setKind}
          />
        )}
        <TextField label={m.alerts.channelName} value={name} maxLength={60} isRequired onInput={setName} />
        {kind === 'webhook' ? (
          <TextField label={m.alerts.url} hint={m.alerts.urlHint} type="url" value={url} isRequired onInput={setUrl} />
        ) : (
          <>
            <TextField
              label={m.alerts.chatId}
              hint={m.alerts.chatIdHint}
              value={chatId}
              isRequired
              onInput={setChatId}
            />
            <TextField
              label={m.alerts.token}
              hint={channel === undefined ? m.alerts.tokenHint : m.alerts.tokenKept}
              type="password"
              value={token}
              onInput={setToken}
            />
          </>
        )}
        <button class="btn primary lg block" type="submit" disabled={!parsed.success || needsToken}>
          {m.alerts.save}
        </button>
        {channel !== undefined && (
          <button class="btn danger-ghost block" type="button" onClick={() => setRemoving(true)}>
            <Icon name="trash" />
            {m.alerts.remove}
          </button>
        )}
      </form>
    </Sheet>
  );
}

/** From the name what an id may hold, with a number where it is taken. */
function freeId(name: string, taken: readonly string[]): string {
  const word =
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 30) || 'channel';
  let id = word;
  for (let number = 2; taken.includes(id); number += 1) id = `${word}-${number}`;
  return id;
}
