import { Origin } from '../../components/site-name.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { ClientView } from '../../../../shared/policy/client-view.ts';

interface ClientSheetProps {
  readonly client: ClientView;
  readonly onRevoke: () => void;
  readonly onClose: () => void;
}

/** All that is known of one client, and the one button that ends it. */
export function ClientSheet({ client, onRevoke, onClose }: ClientSheetProps) {
  const { m, f } = usePanel().locale;
  const now = useNow(true, 10_000);
  const { lastAct } = client;
  return (
    <Sheet title={cleanLine(client.name)} onClose={onClose}>
      <div class="sheet-body">
        <dl class="kv">
          <dt>{m.connections.kind}</dt>
          <dd>
            {m.connections.faces[client.face]}, {cleanLine(client.id)}
          </dd>
          <dt>{m.connections.version}</dt>
          <dd>{cleanLine(client.version) || '–'}</dd>
          <dt>{m.connections.since}</dt>
          <dd>{f.moment(client.connectedAt, now)}</dd>
          {client.browser !== undefined && (
            <>
              <dt>{m.connections.browser}</dt>
              <dd>{cleanLine(client.browser)}</dd>
            </>
          )}
          <dt>{m.connections.callsHead}</dt>
          <dd>{f.number(client.calls)}</dd>
          <dt>{m.connections.lastAct}</dt>
          <dd>
            {lastAct === undefined ? (
              m.connections.noAct
            ) : (
              <>
                <code>{cleanLine(lastAct.tool)}</code> {f.ago(lastAct.at, now)}
                {lastAct.site !== undefined && (
                  <>
                    , <Origin text={lastAct.site} />
                  </>
                )}
                {lastAct.outcome !== 'ok' && `, ${cleanLine(lastAct.outcome)}`}
              </>
            )}
          </dd>
          <dt>{m.connections.mayActOn}</dt>
          <dd>
            {client.grants.length === 0
              ? m.connections.nothingGiven
              : client.grants.map(({ id, site, device, capability }) => (
                  <span class="kv-line" key={id}>
                    {site === '*' ? (
                      m.connections[device === undefined ? 'allSites' : 'allSitesOfOwn']
                    ) : (
                      <Origin text={site} />
                    )}
                    , {m.risk[capability]}
                  </span>
                ))}
          </dd>
          <dt>{m.connections.holds}</dt>
          <dd>
            {client.leases.length === 0
              ? m.connections.noTabs
              : client.leases.map(({ tab }) => (
                  <code class="kv-line" key={tab}>
                    {cleanLine(tab)}
                  </code>
                ))}
          </dd>
        </dl>
        <button class="btn danger-ghost block" type="button" onClick={onRevoke}>
          {m.connections.revokeClient}
        </button>
      </div>
    </Sheet>
  );
}
