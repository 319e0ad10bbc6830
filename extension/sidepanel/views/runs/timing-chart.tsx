import { StatusNode } from '../../components/status-marks.tsx';
import { usePanel } from '../../panel.ts';
import { laneOf } from '../../state/run-lanes.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Run } from '../../../../shared/runs/run.ts';

/** When each step ran and how long it took: one lane per step, the number outside its bar. */
export function TimingChart({ run }: { readonly run: Run }) {
  const { m, f } = usePanel().locale;
  if (run.steps.length === 0) return null;
  return (
    <>
      <div class="sec">
        <h2>{m.detail.timing}</h2>
        <div class="legend" aria-hidden="true">
          <span>
            <i class="k-read" />
            {m.detail.reads}
          </span>
          <span>
            <i />
            {m.detail.acts}
          </span>
        </div>
      </div>
      <ol class="card">
        {run.steps.map((step) => {
          const lane = laneOf(run, step);
          const title = cleanLine(step.title);
          const look =
            step.status === 'failed'
              ? 'failed'
              : step.status === 'waiting'
                ? 'wait'
                : step.risk === 'read'
                  ? 'read'
                  : 'act';
          return (
            <li class="gantt" key={step.index}>
              <StatusNode status={step.status} number={step.index + 1} />
              <div class="item-t">
                <b title={title} lang={run.language}>
                  {title}
                </b>
                {step.error !== undefined && <p class="gantt-note bad">{cleanLine(step.error.message)}</p>}
                {step.error === undefined && step.change !== undefined && step.change !== '' && (
                  <p class="gantt-note">{cleanLine(step.change)}</p>
                )}
              </div>
              {lane !== undefined && (
                <div class="lane">
                  <i data-s={look} style={{ left: `${lane.startPercent}%`, width: `${lane.widthPercent}%` }} />
                  <span
                    style={
                      lane.labelBefore
                        ? { right: `${100 - lane.startPercent}%` }
                        : { left: `${lane.startPercent + lane.widthPercent}%` }
                    }
                  >
                    {f.duration(step.ms)}
                  </span>
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
