import { LoadingRows, NeedsHost, NotRead } from '../../components/needs-host.tsx';
import { useLive } from '../../components/use-live.ts';
import { usePanel } from '../../panel.ts';
import type { PanelLink } from '../../state/panel-link.ts';
import { ChannelsSection } from './channels-section.tsx';
import { OpenAlerts } from './open-alerts.tsx';
import { QuietSection } from './quiet-section.tsx';
import { RulesSection } from './rules-section.tsx';

async function readAlerts(link: PanelLink) {
  const [open, past, { rules, quiet }, { channels }] = await Promise.all([
    link.callTool('alerts_list', { which: 'open' }),
    link.callTool('alerts_list', { which: 'all', limit: 30 }),
    link.callTool('alerts_rules_list', {}),
    link.callTool('alerts_channels_list', {}),
  ]);
  return {
    open: open.alerts,
    isQuiet: open.isQuiet,
    past: past.alerts.filter(({ phase }) => phase === 'recovered'),
    rules,
    quiet,
    channels,
  };
}
export type AlertsState = Awaited<ReturnType<typeof readAlerts>>;

export interface AlertsProps {
  readonly all: AlertsState;
  readonly reload: () => void;
}

/** What is wrong, who is told of what, and when not. */
export function AlertsView() {
  const { store, link, locale } = usePanel();
  const { m } = locale;
  const { value, error, reload } = useLive(() => readAlerts(link));
  if (store.panel.value?.connection.state !== 'connected')
    return <NeedsHost title={m.connections.needsHost} text={m.alerts.needsHostText} />;
  if (value === undefined) return error === undefined ? <LoadingRows /> : <NotRead error={error} onAgain={reload} />;
  const props = { all: value, reload };
  return (
    <>
      <OpenAlerts {...props} />
      <ChannelsSection {...props} />
      <RulesSection {...props} />
      <QuietSection {...props} />
    </>
  );
}
