import { Icon } from '../../components/icon.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLive } from '../../components/use-live.ts';
import { usePanel } from '../../panel.ts';
import { morePlaces, type MorePlace } from '../../state/panel-store.ts';
import { placeIcons } from './navigation.tsx';

/** The places behind the last slot, each with one live line. */
export function MoreSheet() {
  const { store, locale } = usePanel();
  const { m } = locale;
  const lines = useLiveLines();
  const close = () => (store.moreOpen.value = false);
  return (
    <Sheet title={m.nav.more} onClose={close}>
      <ul>
        {morePlaces.map((place) => (
          <li key={place}>
            <button
              class="item"
              type="button"
              aria-current={store.route.value.name === place ? 'page' : undefined}
              onClick={() => {
                close();
                store.route.value = { name: place };
              }}
            >
              <span class="tile">
                <Icon name={placeIcons[place]} />
              </span>
              <span class="item-t">
                <b>{m.nav[place]}</b>
                <span>{lines[place].text}</span>
              </span>
              {lines[place].count > 0 && (
                <span class="status" data-s="waiting">
                  {m.alerts.unseen(lines[place].count)}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function useLiveLines(): Readonly<Record<MorePlace, { readonly text: string; readonly count: number }>> {
  const { store, link, locale } = usePanel();
  const { m } = locale;
  const host = useLive(() => link.call('host.look', {}));
  const alerts = useLive(() => link.callTool('alerts_list', { which: 'open' }));
  const profiles = useLive(() => link.callTool('profiles_list', {}));
  const isHere = store.panel.value?.connection.state === 'connected';
  if (!isHere) {
    const text = m.connection[store.panel.value?.connection.state ?? 'connecting'];
    return {
      connections: { text, count: 0 },
      alerts: { text: m.alerts.needsHost, count: 0 },
      profiles: { text: m.alerts.needsHost, count: 0 },
    };
  }
  const status = host.value?.status;
  return {
    connections: {
      text: status === undefined ? m.connection.connected : m.connections.line(status.browsers.length, status.clients),
      count: 0,
    },
    alerts: {
      text:
        alerts.value === undefined
          ? '…'
          : m.alerts.line(alerts.value.alerts.filter(({ phase }) => phase === 'firing').length),
      count: alerts.value?.firing ?? 0,
    },
    profiles: { text: profiles.value === undefined ? '…' : m.profiles.line(profiles.value.profiles.length), count: 0 },
  };
}
