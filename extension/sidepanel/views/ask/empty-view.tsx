import { Icon, type IconName } from '../../components/icon.tsx';
import { RiskBadge } from '../../components/status-marks.tsx';
import { usePanel } from '../../panel.ts';
import { isWholeSentence } from '../../state/run-state.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import { siteName } from '../../text/origin.ts';
import { OtherRuns } from './other-runs.tsx';

/** How to begin: examples in the reader's words, what was asked for on this site, how it works. */
export function EmptyView() {
  const { store, locale } = usePanel();
  const { m } = locale;
  const panel = store.panel.value;
  const tab = panel?.tab ?? null;
  return (
    <>
      <OtherRuns />
      {tab !== null && tab.isNever ? (
        <NeverNotice site={siteName(tab.url) ?? tab.url} />
      ) : tab !== null && !tab.canAct ? (
        <div class="card empty">
          <Icon name="hidden" />
          <b>{m.sites.closedTitle}</b>
          <p>{m.sites.closedText}</p>
        </div>
      ) : (
        <div class="hero">
          <h2>{m.ask.hero}</h2>
          <p>{m.ask.heroText}</p>
        </div>
      )}
      <Recent commands={panel?.recentCommands ?? []} />
      <Examples />
      {panel?.connection.state === 'not-installed' && <HostNote />}
      <div class="sec">
        <h2>{m.ask.how}</h2>
      </div>
      <ol class="three">
        {(
          [
            ['ask', m.ask.how1, m.ask.how1Text],
            ['list', m.ask.how2, m.ask.how2Text],
            ['shield', m.ask.how3, m.ask.how3Text],
          ] as const
        ).map(([icon, title, text]) => (
          <li key={title}>
            <Icon name={icon} />
            <b>{title}</b>
            {text}
          </li>
        ))}
      </ol>
    </>
  );
}

function NeverNotice({ site }: { readonly site: string }) {
  const { store, locale } = usePanel();
  const { m } = locale;
  return (
    <div class="card empty">
      <Icon name="lock" />
      <b class="wraps">{m.sites.neverTitle(site)}</b>
      <p>{m.sites.neverText}</p>
      <button class="btn" type="button" onClick={() => (store.sitesOpen.value = true)}>
        {m.sites.change}
      </button>
    </div>
  );
}

function Recent({ commands }: { readonly commands: readonly string[] }) {
  const { store, actions, locale } = usePanel();
  if (commands.length === 0) return null;
  return (
    <>
      <div class="sec">
        <h2>{locale.m.ask.recent}</h2>
      </div>
      <div class="card list">
        {commands.slice(0, 5).map((command) => (
          <button
            class="item tight"
            type="button"
            key={command}
            onClick={() => {
              // A command whose values were private is kept with dots: it comes back to be completed.
              if (isWholeSentence(command)) void actions.plan(command);
              else store.draft.value = cleanLine(command);
            }}
          >
            <Icon name="retry" />
            <div class="item-t">
              <b class="clip" title={cleanLine(command)}>
                {cleanLine(command)}
              </b>
            </div>
            <Icon name="right" />
          </button>
        ))}
      </div>
    </>
  );
}

function Examples() {
  const { store, locale } = usePanel();
  const { m } = locale;
  const examples: readonly (readonly [IconName, string, string, 'read' | 'act'])[] = [
    ['camera', m.ask.example1, m.ask.example1Text, 'read'],
    ['doc', m.ask.example2, m.ask.example2Text, 'read'],
    ['form', m.ask.example3, m.ask.example3Text, 'act'],
  ];
  return (
    <>
      <div class="sec">
        <h2>{m.ask.examples}</h2>
      </div>
      <div class="card list">
        {examples.map(([icon, command, text, risk]) => (
          <button
            class="item"
            type="button"
            key={command}
            onClick={() => {
              store.draft.value = command;
              document.querySelector<HTMLTextAreaElement>('.composer textarea')?.focus();
            }}
          >
            <span class="tile">
              <Icon name={icon} />
            </span>
            <div class="item-t">
              <b>{command}</b>
              <span>{text}</span>
            </div>
            <RiskBadge risk={risk} />
          </button>
        ))}
      </div>
    </>
  );
}

function HostNote() {
  const { store, locale } = usePanel();
  return (
    <div class="note host-note">
      <Icon name="info" />
      <span>
        {locale.m.ask.hostNote}{' '}
        <button class="link" type="button" onClick={() => (store.route.value = { name: 'host' })}>
          {locale.m.ask.hostNoteLink}
        </button>
      </span>
    </div>
  );
}
