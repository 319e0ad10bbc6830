import { Icon, type IconName } from '../../components/icon.tsx';
import { usePanel } from '../../panel.ts';
import { isMorePlace, morePlaces, type MorePlace } from '../../state/panel-store.ts';

export const placeIcons: Readonly<Record<MorePlace, IconName>> = {
  connections: 'plug',
  alerts: 'bell',
  profiles: 'form',
};

/** The views there are: a bar below with the rest behind “More”, a rail of all beside from 560 px. */
export function Navigation() {
  const { store, locale } = usePanel();
  const { m } = locale;
  const route = store.route.value.name;
  const waiting = store.waitingCount.value;
  const more = isMorePlace(route) ? route : undefined;
  const isRuns = route === 'runs' || route === 'run';
  return (
    <nav class="nav" aria-label={m.nav.label} data-region tabIndex={-1}>
      <button
        class="nav-item"
        type="button"
        aria-current={isRuns || more !== undefined ? undefined : 'page'}
        aria-keyshortcuts="Alt+1"
        onClick={() => (store.route.value = { name: 'ask' })}
      >
        <Icon name="ask" />
        <span>{m.nav.ask}</span>
        {waiting > 0 && (
          <b class="nav-badge" role="img" aria-label={m.nav.attention(waiting)}>
            {waiting}
          </b>
        )}
      </button>
      <button
        class="nav-item"
        type="button"
        aria-current={isRuns ? 'page' : undefined}
        aria-keyshortcuts="Alt+2"
        onClick={() => (store.route.value = { name: 'runs' })}
      >
        <Icon name="runs" />
        <span>{m.nav.runs}</span>
      </button>
      {morePlaces.map((place, index) => (
        <button
          class="nav-item nav-rail"
          type="button"
          key={place}
          aria-current={route === place ? 'page' : undefined}
          aria-keyshortcuts={`Alt+${index + 3}`}
          onClick={() => (store.route.value = { name: place })}
        >
          <Icon name={placeIcons[place]} />
          <span>{m.nav.short[place]}</span>
        </button>
      ))}
      <button
        class="nav-item nav-more"
        type="button"
        aria-haspopup="dialog"
        aria-expanded={store.moreOpen.value}
        aria-current={more === undefined ? undefined : 'page'}
        onClick={() => (store.moreOpen.value = true)}
      >
        <Icon name={more === undefined ? 'more' : placeIcons[more]} />
        <span>
          {more === undefined ? m.nav.more : m.nav.short[more]}
          {more !== undefined && <Icon name="up" class="i-nano" />}
        </span>
      </button>
    </nav>
  );
}
