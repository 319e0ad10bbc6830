import { Icon } from '../../components/icon.tsx';
import { PageText } from '../../components/page-text.tsx';
import { usePanel } from '../../panel.ts';
import type { PanelToolOutput } from '../../state/panel-tools.ts';

type Journal = PanelToolOutput<'runs_get'>['journal'];

/** What happened, in order, as it was written down. */
export function JournalList({ journal }: { readonly journal: Journal | undefined }) {
  const { actions, locale } = usePanel();
  const { m, f } = locale;
  const lines = (journal ?? []).map((event) => ({ ...event, time: f.exactClock(event.at), text: textOf(event.data) }));
  return (
    <>
      <div class="sec">
        <h2>{m.detail.journal}</h2>
        {lines.length > 0 && (
          <button
            class="ibtn"
            type="button"
            aria-label={m.detail.copyJournal}
            title={m.detail.copyJournal}
            onClick={() => void actions.copy(lines.map((line) => `${line.time} ${line.type} ${line.text}`).join('\n'))}
          >
            <Icon name="copy" />
          </button>
        )}
      </div>
      {journal !== undefined && lines.length === 0 && <p class="hint">{m.detail.noJournal}</p>}
      {lines.length > 0 && (
        <ol class="card log" lang="en">
          {lines.map((line) => (
            <li key={line.seq}>
              <time dateTime={new Date(line.at).toISOString()}>{line.time}</time>
              <span class={classOf(line.type)}>
                {line.type} <PageText text={line.text} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function classOf(type: string): string | undefined {
  if (/\.(done|acted)$/.test(type)) return 'ok';
  if (/failed|in_doubt/.test(type)) return 'bad';
  if (/^(approval|question)\.|paused|stopped/.test(type)) return 'warn';
  return undefined;
}

/** `index 2, tool page_click, input {"ref":"d1e4"}` */
function textOf(data: Readonly<Record<string, unknown>>): string {
  return Object.entries(data)
    .map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
