import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel.ts';
import { stripInvisible } from '../../../../shared/page/clean-text.ts';
import { SETUP_COMMAND } from '../../../../shared/protocol/identity.ts';

/** The link to the host: what works without it, what it adds, and the one command that brings it. */
export function HostView() {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const connection = store.panel.value?.connection;
  const state = connection?.state ?? 'connecting';
  const heads = {
    connected: [m.host.heroConnected, m.host.heroConnectedText(connection?.hostVersion ?? '–')],
    connecting: [m.host.heroLost, m.host.heroLostText],
    lost: [m.host.heroLost, m.host.heroLostText],
    'not-installed': [m.host.heroMissing, m.host.heroMissingText],
    refused: [m.host.heroRefused, m.host.heroLostText],
  } as const;
  const [title, text] = heads[state];
  const said = connection?.message ?? '';
  return (
    <>
      <div class="hero">
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
      {state === 'not-installed' && (
        <>
          <div class="cmd">
            <code>{SETUP_COMMAND}</code>
            <button class="btn sm" type="button" onClick={() => void actions.copy(SETUP_COMMAND)}>
              <Icon name="copy" />
              {m.result.copy}
            </button>
          </div>
          <p class="hint cmd-hint">{m.host.commandHint}</p>
        </>
      )}
      {state !== 'connected' && state !== 'not-installed' && said !== '' && (
        <>
          <div class="sec">
            <h2>{m.host.said}</h2>
          </div>
          <p class="note wraps">
            <Icon name="info" />
            <span>{stripInvisible(said)}</span>
          </p>
        </>
      )}
      <div class="sec">
        <h2>{m.host.compare}</h2>
      </div>
      <Comparison />
    </>
  );
}

function Comparison() {
  const { m } = usePanel().locale;
  const rows: readonly (readonly [string, boolean])[] = [
    [m.host.plain, true],
    [m.host.history, true],
    [m.host.survive, false],
    [m.host.system, false],
    [m.host.terminal, false],
  ];
  const mark = (has: boolean) => (
    <td>
      {has ? (
        <Icon name="check" class="i-sm" />
      ) : (
        <span class="muted" aria-hidden="true">
          –
        </span>
      )}
      <span class="sr">{has ? m.host.yes : m.host.no}</span>
    </td>
  );
  return (
    <div class="card">
      <table class="table">
        <thead>
          <tr>
            <td />
            <th scope="col">{m.host.alone}</th>
            <th scope="col">{m.host.withHost}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([text, isAlone]) => (
            <tr key={text}>
              <th scope="row">{text}</th>
              {mark(isAlone)}
              {mark(true)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function HostDock() {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const isConnected = store.panel.value?.connection.state === 'connected';
  return (
    <section class="dock" aria-label={m.nav.actions} data-region tabIndex={-1}>
      <div class="decide">
        {!isConnected && (
          <button class="btn primary lg" type="button" onClick={() => void actions.connectHost()}>
            <Icon name="retry" />
            {m.host.checkNow}
          </button>
        )}
        <button class="btn lg wide" type="button" onClick={() => (store.route.value = { name: 'ask' })}>
          {isConnected ? m.host.goBack : m.host.goOn}
        </button>
      </div>
    </section>
  );
}
