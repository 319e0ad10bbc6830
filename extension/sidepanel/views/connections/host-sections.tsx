import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/section.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Connections } from './connections-view.tsx';

/** Whether programs reach ARQ over the network, and where. It is turned on where the host is started, not from here. */
export function GatewaySection({ all }: { readonly all: Connections }) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  const http = all.host?.status.http;
  const rows =
    http === undefined
      ? []
      : ([
          ['network', m.connections.rest, http],
          ['insights', m.connections.metrics, `${http}/metrics`],
        ] as const);
  return (
    <Section title={m.connections.gateway}>
      <ul class="card list">
        {http === undefined && (
          <li class="item tight">
            <Icon name="network" />
            <div class="item-t">
              <b>{m.connections.rest}</b>
              <span>{m.connections.restOff}</span>
            </div>
            <i class="dot" data-s="none" />
          </li>
        )}
        {rows.map(([icon, title, address]) => (
          <li class="item tight" key={icon}>
            <Icon name={icon} />
            <div class="item-t">
              <b>{title}</b>
              <span class="mono wraps">{cleanLine(address)}</span>
            </div>
            <button
              class="ibtn"
              type="button"
              aria-label={`${m.connections.copy}: ${title}`}
              title={m.connections.copy}
              onClick={() => void actions.copy(address)}
            >
              <Icon name="copy" />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function HostSection({ all }: { readonly all: Connections }) {
  const { m, f } = usePanel().locale;
  const now = useNow(true, 10_000);
  const status = all.host?.status;
  if (status === undefined) return null;
  const memory = status.memoryBytes === undefined ? '–' : f.size(status.memoryBytes);
  return (
    <Section title={m.connections.host}>
      <div class="card list">
        <div class="item tight">
          <i class="dot" data-s="done" />
          <div class="item-t">
            <b>{m.connections.running}</b>
            <span>{m.connections.hostLine(status.version, memory, f.wholeDuration(now - status.startedAt))}</span>
          </div>
        </div>
      </div>
    </Section>
  );
}
