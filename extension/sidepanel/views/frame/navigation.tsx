import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel.ts';

/** The views there are: a bar below, a rail beside from 560 px. */
export function Navigation() {
  const { store, locale } = usePanel();
  const { m } = locale;
  const route = store.route.value.name;
  const waiting = store.attention.value.length;
  const isAsk = route === 'ask' || route === 'host';
  return (
    <nav class="nav" aria-label={m.nav.label} data-region tabIndex={-1}>
      <button
        class="nav-item"
        type="button"
        aria-current={isAsk ? 'page' : undefined}
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
        aria-current={isAsk ? undefined : 'page'}
        aria-keyshortcuts="Alt+2"
        onClick={() => (store.route.value = { name: 'runs' })}
      >
        <Icon name="runs" />
        <span>{m.nav.runs}</span>
      </button>
    </nav>
  );
}
