import { LoadingRows, NeedsHost, NotRead } from '../../components/needs-host.tsx';
import { useLive } from '../../components/use-live.ts';
import { usePanel } from '../../panel.ts';
import type { PanelLink } from '../../state/panel-link.ts';
import { BrowsersSection } from './browsers-section.tsx';
import { ClientsSection } from './clients-section.tsx';
import { GatewaySection, HostSection } from './host-sections.tsx';
import { GrantsSection } from './grants-section.tsx';
import { LeasesSection } from './leases-section.tsx';
import { TokensSection } from './tokens-section.tsx';

/** All of it in one look, so that sections never contradict each other. */
async function readConnections(link: PanelLink) {
  const [host, { browsers }, { clients }, { grants }, { leases }, { tokens }] = await Promise.all([
    link.call('host.look', {}),
    link.callTool('browsers_list', {}),
    link.callTool('clients_list', {}),
    link.callTool('grants_list', {}),
    link.callTool('leases_list', {}),
    link.callTool('tokens_list', {}),
  ]);
  return { host, browsers, clients, grants, leases, tokens };
}
export type Connections = Awaited<ReturnType<typeof readConnections>>;

export interface SectionProps {
  readonly all: Connections;
  readonly reload: () => void;
}

/** What is connected to ARQ, and what each was given. */
export function ConnectionsView() {
  const { store, link, locale } = usePanel();
  const { m } = locale;
  const { value, error, reload } = useLive(() => readConnections(link));
  if (store.panel.value?.connection.state !== 'connected')
    return <NeedsHost title={m.connections.needsHost} text={m.connections.needsHostText} />;
  if (value === undefined) return error === undefined ? <LoadingRows /> : <NotRead error={error} onAgain={reload} />;
  const props = { all: value, reload };
  return (
    <>
      <BrowsersSection {...props} />
      <ClientsSection {...props} />
      <GrantsSection {...props} />
      <LeasesSection {...props} />
      <TokensSection {...props} />
      <GatewaySection all={value} />
      <HostSection all={value} />
    </>
  );
}
