import { RiskBadge, StatusNode } from '../../components/status-marks.tsx';
import { Thumb } from '../../components/picture.tsx';
import { PageText } from '../../components/page-text.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePanel } from '../../panel.ts';
import { addsToTitle } from '../../state/plan-summary.ts';
import { currentStep, isEndedByPerson, isOver } from '../../state/run-state.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Run, RunStep } from '../../../../shared/runs/run.ts';

interface TimelineProps {
  readonly run: Run;
  /** What went wrong is said elsewhere in the same view. */
  readonly isErrorTold?: boolean;
}

/** The steps of a run in order: done with duration and picture, the one that runs, what is left with its risk. */
export function Timeline({ run, isErrorTold = false }: TimelineProps) {
  const { m } = usePanel().locale;
  const now = currentStep(run);
  return (
    <ol class="timeline" aria-label={m.run.steps}>
      {run.steps.map((step) => (
        <TimelineRow
          key={step.index}
          run={run}
          step={step}
          isNow={step === now && run.status !== 'planned'}
          isErrorTold={isErrorTold}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  readonly run: Run;
  readonly step: RunStep;
  readonly isNow: boolean;
  readonly isErrorTold: boolean;
}

function TimelineRow({ run, step, isNow, isErrorTold }: RowProps) {
  const { store, locale } = usePanel();
  const { m, f } = locale;
  const title = cleanLine(step.title);
  const isPaused = isNow && run.status === 'paused';
  const status = isPaused ? 'paused' : isEndedByPerson(step) ? 'stopped' : step.status;
  const isLeft = step.status === 'pending' && !isNow;
  const look =
    step.status === 'done' ? 'tl is-done' : isNow ? 'tl now' : isLeft || step.status === 'skipped' ? 'tl off' : 'tl';
  return (
    <li class={look} aria-current={isNow ? 'step' : undefined}>
      <StatusNode status={status} number={step.index + 1} />
      <div class="item-t">
        <b lang={run.language}>{title}</b>
        <StepNote run={run} step={step} isNow={isNow} isErrorTold={isErrorTold} />
      </div>
      <div class="tl-end">
        {step.status === 'running' && <Elapsed since={step.startedAt} />}
        {step.ms > 0 && <span class="t">{f.duration(step.ms)}</span>}
        {step.picture !== undefined && (
          <Thumb
            id={step.picture}
            label={m.run.picture(step.index + 1, title)}
            onOpen={() => (store.route.value = { name: 'run', runId: run.id })}
          />
        )}
        {step.status === 'pending' && <RiskBadge risk={step.risk} />}
      </div>
    </li>
  );
}

/** The second line: what went wrong, what the page did, what it waits for. */
function StepNote({ run, step, isNow, isErrorTold }: RowProps) {
  const { m } = usePanel().locale;
  if (isEndedByPerson(step)) return <p>{m.run.endedHere}</p>;
  if (step.error !== undefined && isErrorTold) return null;
  if (step.error !== undefined)
    return (
      <p class="bad">
        <PageText text={step.error.message} lang={run.language} />
      </p>
    );
  if (step.change !== undefined && step.change !== '')
    return (
      <p>
        <PageText text={step.change} />
      </p>
    );
  if (step.status === 'waiting') return <p>{m.status.waiting}</p>;
  if (isNow && addsToTitle(step.target, step.title))
    return (
      <p>
        <PageText text={step.target} />
      </p>
    );
  if (step.status === 'pending' && step.risk === 'danger' && !isOver(run)) return <p>{m.run.willAsk}</p>;
  return null;
}

function Elapsed({ since }: { readonly since: number | undefined }) {
  const { f } = usePanel().locale;
  const now = useNow(since !== undefined, 100);
  return since === undefined ? null : (
    <span class="t" aria-hidden="true">
      {f.duration(Math.max(0, now - since))}
    </span>
  );
}
