import { StatusBadge } from '../../components/status-marks.tsx';
import { usePanel } from '../../panel.ts';
import { currentStep } from '../../state/run-state.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Run } from '../../../../shared/runs/run.ts';

/** The request in one line, and where the run stands. */
export function RunHead({ run }: { readonly run: Run }) {
  const { m } = usePanel().locale;
  const step = currentStep(run);
  const title = cleanLine(run.command);
  const text =
    run.status === 'running' && step !== undefined ? m.stepOf(step.index + 1, run.steps.length) : m.status[run.status];
  return (
    <div class="row run-head">
      <h2 class="clip grow headline" title={title} lang={run.language}>
        {title}
      </h2>
      <StatusBadge status={run.status} text={text} />
    </div>
  );
}
