import { StatusNode, lookOf } from '../../components/status-marks.tsx';
import { usePanel } from '../../panel.ts';
import type { Panel } from '../../panel.ts';
import { doneSteps, failedStep } from '../../state/run-state.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Run } from '../../../../shared/runs/run.ts';

/** One run of the history: how it stands, what was asked, where, when. */
export function RunRow({ run }: { readonly run: Run }) {
  const { store, locale } = usePanel();
  const { m, f } = locale;
  const title = cleanLine(run.command);
  const state = stateText(run, m);
  const rest = [run.site, fromText(run, m), run.status === 'done' ? m.steps(run.steps.length) : undefined].filter(
    (part) => part !== undefined && part !== '',
  );
  return (
    <button class="run" type="button" onClick={() => (store.route.value = { name: 'run', runId: run.id })}>
      <StatusNode status={run.status} />
      <span class="run-t">
        <b title={title}>
          <bdi dir="auto">{title}</bdi>
        </b>
        <span class="run-p">
          {state !== undefined && <em data-s={lookOf(run.status)}>{state}</em>}
          {state !== undefined && rest.length > 0 && ' · '}
          {rest.join(' · ')}
        </span>
      </span>
      <span class="t">{f.clock(run.createdAt)}</span>
    </button>
  );
}

type Texts = Panel['locale']['m'];

function stateText(run: Run, m: Texts): string | undefined {
  const failed = failedStep(run);
  if (run.status === 'done') return undefined;
  if (run.status === 'failed' && failed !== undefined) return m.runs.failedAt(failed.index + 1);
  if (run.status === 'running') return m.runs.progress(doneSteps(run), run.steps.length);
  return m.status[run.status];
}

function fromText(run: Run, m: Texts): string | undefined {
  if (run.principal.kind === 'cli') return m.runs.fromCli;
  if (run.principal.kind === 'panel') return undefined;
  return cleanLine(run.principal.id ?? m.runs.fromProgram);
}
