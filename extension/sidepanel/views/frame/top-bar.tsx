import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel.ts';
import { isMorePlace } from '../../state/panel-store.ts';
import { cleanLine, shorten } from '../../../../shared/page/clean-text.ts';

const dots = {
  connected: 'done',
  connecting: 'wait',
  lost: 'wait',
  'not-installed': 'none',
  refused: 'failed',
} as const;

/** Mark or back, title, connection, actions of the view. Stop everything stands here whenever something goes on. */
export function TopBar() {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const route = store.route.value;
  const isSubView = route.name === 'run' || route.name === 'host';
  return (
    <header class="top" data-region tabIndex={-1}>
      {isSubView ? (
        <button class="ibtn" type="button" aria-label={m.top.back} title={m.top.back} onClick={() => goBack(store)}>
          <Icon name="left" />
        </button>
      ) : (
        <span class="mark">
          <Icon name="mark" />
        </span>
      )}
      <Title />
      <Connection />
      {store.goingOn.value.length > 0 && (
        <button
          class="ibtn stop-all"
          type="button"
          aria-label={m.top.stopAll}
          aria-keyshortcuts="Control+."
          title={m.top.stopAllKeys}
          onClick={() => void actions.stopAll()}
        >
          <Icon name="stop" />
        </button>
      )}
      {route.name === 'ask' && store.askRun.value !== undefined && (
        <button
          class="ibtn"
          type="button"
          aria-label={m.top.newRequest}
          title={m.top.newRequest}
          onClick={() => actions.newRequest()}
        >
          <Icon name="plus" />
        </button>
      )}
    </header>
  );
}

function Title() {
  const { store, locale } = usePanel();
  const { m } = locale;
  const route = store.route.value;
  if (route.name === 'ask') return <h1>{m.nav.ask}</h1>;
  if (route.name === 'runs') return <h1>{m.nav.runs}</h1>;
  if (route.name === 'host') return <h1>{m.host.view}</h1>;
  if (isMorePlace(route.name)) return <h1>{m.nav[route.name]}</h1>;
  if (route.name !== 'run') return null;
  const run = store.runs.value.get(route.runId);
  const title = run === undefined ? m.detail.view : cleanLine(run.command);
  return <h1 title={title}>{shorten(title, 120)}</h1>;
}

function Connection() {
  const { store, locale } = usePanel();
  const { m } = locale;
  const state = store.isUp.value ? (store.panel.value?.connection.state ?? 'connecting') : 'connecting';
  return (
    <button
      class="conn"
      type="button"
      aria-label={m.connection.details(m.connection[state])}
      title={m.connection[state]}
      onClick={() => (store.route.value = { name: state === 'connected' ? 'connections' : 'host' })}
    >
      <i class="dot" data-s={dots[state]} />
      {m.connection[state]}
    </button>
  );
}

/** From a sub-view to where it belongs. */
export function goBack(store: ReturnType<typeof usePanel>['store']): void {
  store.route.value = { name: store.route.peek().name === 'run' ? 'runs' : 'ask' };
}
