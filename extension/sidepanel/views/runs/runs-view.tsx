import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel.ts';
import { byDay, countOf, fitsFilter, fitsSearch, runFilters } from '../../state/run-history.ts';
import { isSameDay } from '../../i18n/formats.ts';
import { RunRow } from './run-row.tsx';

const PATIENCE_MS = 300;

/** Search and filters of the history. */
export function RunsHead() {
  const { store, locale } = usePanel();
  const { m } = locale;
  const runs = [...store.runs.value.values()].filter((run) => run.status !== 'planned');
  return (
    <div class="runs-head stack stack-8">
      <label class="input">
        <Icon name="search" />
        <input
          type="search"
          value={store.runSearch.value}
          placeholder={m.runs.search}
          aria-label={m.runs.search}
          onInput={(event) => (store.runSearch.value = event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && store.runSearch.peek() !== '') {
              event.preventDefault();
              store.runSearch.value = '';
            }
          }}
        />
        <kbd class="hide-s">/</kbd>
      </label>
      <div class="chips" role="group" aria-label={m.runs.filters}>
        {runFilters.map((filter) => {
          const count = filter === 'all' || filter === 'done' ? 0 : countOf(runs, filter);
          return (
            <button
              class="chip"
              type="button"
              key={filter}
              aria-pressed={store.runFilter.value === filter}
              onClick={() => (store.runFilter.value = filter)}
            >
              {m.runs[filter]} {count > 0 && <b>{locale.f.number(count)}</b>}
            </button>
          );
        })}
      </div>
    </div>
  );
}

/** The history in days, what needs a person first within each. */
export function RunsView() {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const [isLoading, setLoading] = useState(true);
  const [hasMore, setHasMore] = useState(false);
  const load = async (before?: number) => {
    setLoading(true);
    const isMore = await actions.loadRuns(before);
    setHasMore(isMore);
    setLoading(false);
  };
  useEffect(() => {
    void load();
  }, []);
  const all = [...store.runs.value.values()].filter((run) => run.status !== 'planned');
  const found = all.filter((run) => fitsFilter(run, store.runFilter.value) && fitsSearch(run, store.runSearch.value));
  if (isLoading && all.length === 0) return <Skeleton />;
  return (
    <div aria-busy={isLoading} onKeyDown={moveAmongRows}>
      {found.length === 0 ? (
        <NothingFound hasRuns={all.length > 0} />
      ) : (
        byDay(found).map((day) => (
          <section key={day.at} aria-label={dayName(day.at)}>
            <div class="day">
              <h2>{dayName(day.at)}</h2>
              <span>{m.runs.count(day.runs.length)}</span>
            </div>
            {day.runs.map((run) => (
              <RunRow run={run} key={run.id} />
            ))}
          </section>
        ))
      )}
      {hasMore && (
        <div class="more-runs">
          <button
            class="btn"
            type="button"
            disabled={isLoading}
            onClick={() => void load(Math.min(...all.map((run) => run.createdAt)))}
          >
            {m.runs.older}
          </button>
        </div>
      )}
    </div>
  );

  function dayName(at: number): string {
    const now = Date.now();
    if (isSameDay(at, now)) return m.runs.today;
    const yesterday = new Date(now);
    yesterday.setDate(yesterday.getDate() - 1);
    return isSameDay(at, yesterday.getTime()) ? m.runs.yesterday : locale.f.day(at, now);
  }
}

function NothingFound({ hasRuns }: { readonly hasRuns: boolean }) {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const words = store.runSearch.value.trim();
  if (words !== '') return <Notice icon="search" title={m.runs.nothing(m.quote(words))} text={m.runs.nothingText} />;
  if (hasRuns) return <Notice icon="runs" title={m.runs.noneHere} text={m.runs.noneHereText} />;
  return (
    <div class="card empty in-flush">
      <Icon name="runs" />
      <b>{m.runs.empty}</b>
      <p>{m.runs.emptyText}</p>
      <button class="btn" type="button" onClick={() => actions.newRequest()}>
        {m.runs.emptyAction}
      </button>
    </div>
  );
}

function Notice({
  icon,
  title,
  text,
}: {
  readonly icon: 'search' | 'runs';
  readonly title: string;
  readonly text: string;
}) {
  return (
    <div class="card empty in-flush">
      <Icon name={icon} />
      <b class="wraps">{title}</b>
      <p>{text}</p>
    </div>
  );
}

/** Only a wait that is felt is shown. */
function Skeleton() {
  const [isFelt, setFelt] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setFelt(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isFelt) return null;
  return (
    <div class="card list in-flush" aria-busy="true">
      {['64%', '48%', '72%'].map((width) => (
        <div class="item" key={width}>
          <div class="item-t skel-rows">
            <i class="skel" style={{ width }} />
            <i class="skel" style={{ width: '36%' }} />
          </div>
        </div>
      ))}
    </div>
  );
}

function moveAmongRows(event: KeyboardEvent): void {
  const rows = [...document.querySelectorAll<HTMLElement>('button.run')];
  const current = rows.findIndex((row) => row === document.activeElement);
  if (current === -1) return;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const next = steps[event.key];
  if (next === undefined) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
}
