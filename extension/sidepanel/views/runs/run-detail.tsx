import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { PageText } from '../../components/page-text.tsx';
import { usePicture } from '../../components/picture.tsx';
import { StatusBadge } from '../../components/status-marks.tsx';
import { usePanel } from '../../panel.ts';
import { elapsedMs, lastPictured } from '../../state/run-state.ts';
import type { PanelToolOutput } from '../../state/panel-tools.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Run } from '../../../../shared/runs/run.ts';
import { FilmStrip } from './film-strip.tsx';
import { JournalList } from './journal-list.tsx';
import { TimingChart } from './timing-chart.tsx';

type Journal = PanelToolOutput<'runs_get'>['journal'];

/** One run: how it went, its pictures, its timing, its journal. */
export function RunDetailView({ runId }: { readonly runId: string }) {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const run = store.runs.value.get(runId);
  const [journal, setJournal] = useState<Journal | undefined>(undefined);
  const version = run?.version;
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const answer = await actions.refresh(runId);
      if (isCurrent) setJournal(answer?.journal ?? []);
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [runId, version]);

  if (run === undefined) {
    if (journal === undefined) return null;
    return (
      <div class="card empty">
        <Icon name="runs" />
        <b>{m.detail.gone}</b>
        <p>{m.detail.goneText}</p>
        <button class="btn" type="button" onClick={() => (store.route.value = { name: 'runs' })}>
          {m.detail.toRuns}
        </button>
      </div>
    );
  }
  return (
    <>
      <Summary run={run} />
      <Pictures run={run} />
      {run.answer !== undefined && run.answer !== '' && (
        <>
          <div class="sec">
            <h2>{m.detail.answer}</h2>
            <button
              class="ibtn"
              type="button"
              aria-label={m.result.copy}
              title={m.result.copy}
              onClick={() => void actions.copy(run.answer ?? '')}
            >
              <Icon name="copy" />
            </button>
          </div>
          <p class="card answer boxed" tabIndex={0}>
            <PageText text={run.answer} />
          </p>
        </>
      )}
      <TimingChart run={run} />
      <JournalList journal={journal} />
      <About run={run} />
    </>
  );
}

function Summary({ run }: { readonly run: Run }) {
  const { m, f } = usePanel().locale;
  const parts = [
    f.moment(run.createdAt, Date.now()),
    run.endedAt === undefined ? undefined : f.duration(elapsedMs(run, Date.now())),
    m.steps(run.steps.length),
    m.detail.by[run.principal.kind],
  ];
  return (
    <>
      <div class="row row-wrap detail-head">
        <StatusBadge status={run.status} />
        <span class="meta">{parts.filter(Boolean).join(' · ')}</span>
      </div>
      {run.message !== '' && (
        <p class="detail-message" lang={run.language}>
          <PageText text={run.message} />
        </p>
      )}
    </>
  );
}

function Pictures({ run }: { readonly run: Run }) {
  const { m } = usePanel().locale;
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const step = run.steps.find((candidate) => candidate.index === chosen) ?? lastPictured(run);
  const address = usePicture(step?.picture);
  if (step?.picture === undefined) return null;
  return (
    <>
      {address !== undefined && (
        <div class="live">
          <img src={address} alt={m.run.picture(step.index + 1, cleanLine(step.title))} decoding="async" />
        </div>
      )}
      <div class="detail-film">
        <FilmStrip run={run} shown={step.index} onShow={setChosen} />
      </div>
    </>
  );
}

function About({ run }: { readonly run: Run }) {
  const { m } = usePanel().locale;
  const rows: readonly (readonly [string, string])[] = [
    [m.detail.request, run.command],
    [m.detail.page, [run.pageTitle, run.site].filter(Boolean).join(' · ')],
    [m.detail.planner, m.detail.plannerOffline],
    [m.detail.kept, run.runtime === 'host' ? m.detail.keptHost : m.detail.keptExtension],
    [m.detail.id, run.id],
  ];
  return (
    <>
      <div class="sec">
        <h2>{m.detail.about}</h2>
      </div>
      <dl class="kv card pad">
        {rows
          .filter(([, text]) => text !== '')
          .flatMap(([label, text]) => [
            <dt key={label}>{label}</dt>,
            <dd key={`${label}-text`}>
              <PageText text={text} />
            </dd>,
          ])}
      </dl>
    </>
  );
}
