import { useState } from 'preact/hooks';
import { ConfirmSheet } from '../../components/confirm-sheet.tsx';
import { Icon } from '../../components/icon.tsx';
import { NoRows, Section } from '../../components/section.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { ClientView } from '../../../../shared/policy/client-view.ts';
import { ClientSheet } from './client-sheet.tsx';
import type { SectionProps } from './connections-view.tsx';
import { SetupSheet } from './setup-sheet.tsx';

/** Programs that drive the browser through ARQ: who, since when, what they did last and hold. */
export function ClientsSection({ all, reload }: SectionProps) {
  const { actions, toasts, locale } = usePanel();
  const { m, f } = locale;
  const now = useNow(true, 10_000);
  const [shownId, setShown] = useState<string>();
  const [revoking, setRevoking] = useState<string>();
  const [isSettingUp, setSettingUp] = useState(false);
  const shown = all.clients.find(({ id }) => id === shownId);
  const revoke = async (client: string) => {
    const answer = await actions.change(m.connections.toast.revoke, 'clients_revoke', { client });
    if (answer !== undefined) toasts.tell(m.connections.revoked(cleanLine(client)));
    reload();
  };
  const line = ({ face, calls, connectedAt, lastAct, leases }: ClientView) =>
    [
      m.connections.faces[face],
      lastAct === undefined
        ? m.connections.connected(f.ago(connectedAt, now))
        : `${cleanLine(lastAct.tool)} ${f.ago(lastAct.at, now)}`,
      (leases.length > 0 ? m.connections.tabs(leases.length) : m.connections.calls(calls)).replaceAll(' ', '\u00a0'),
    ].join('\u00a0· ');
  return (
    <Section
      title={m.connections.clients}
      end={
        <button class="link" type="button" onClick={() => setSettingUp(true)}>
          {m.connections.connectOne}
        </button>
      }
    >
      {all.clients.length === 0 ? (
        <NoRows title={m.connections.noClients} text={m.connections.noClientsText} />
      ) : (
        <ul class="card list">
          {all.clients.map((client) => (
            <li class="item tight" key={client.id}>
              <span class="tile sm">
                <Icon name={client.face === 'mcp-stdio' || client.face === 'mcp-http' ? 'plug' : 'terminal'} />
              </span>
              <div class="item-t">
                <b class="clip">{cleanLine(client.name)}</b>
                <span>{line(client)}</span>
              </div>
              <i class="dot" data-s="done" />
              <button
                class="ibtn"
                type="button"
                aria-label={m.connections.more(cleanLine(client.id))}
                title={m.connections.more(cleanLine(client.name))}
                onClick={() => setShown(client.id)}
              >
                <Icon name="dots" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown !== undefined && (
        <ClientSheet
          client={shown}
          onRevoke={() => {
            setShown(undefined);
            setRevoking(shown.name);
          }}
          onClose={() => setShown(undefined)}
        />
      )}
      {revoking !== undefined && (
        <ConfirmSheet
          title={m.connections.revokeClientTitle(cleanLine(revoking))}
          text={m.connections.revokeClientText}
          yes={m.connections.revoke}
          onYes={() => revoke(revoking)}
          onClose={() => setRevoking(undefined)}
        />
      )}
      {isSettingUp && <SetupSheet onClose={() => setSettingUp(false)} />}
    </Section>
  );
}
