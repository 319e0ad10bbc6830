import { Icon } from '../../components/icon.tsx';
import { PageText } from '../../components/page-text.tsx';
import { Origin, SiteTile } from '../../components/site-name.tsx';
import { RiskBadge } from '../../components/status-marks.tsx';
import { usePanel } from '../../panel.ts';
import { addsToTitle, plannedSites, plannedValues, toolIcon } from '../../state/plan-summary.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { PlanStep } from '../../../../shared/plan/plan.ts';
import type { Run, RunStep } from '../../../../shared/runs/run.ts';

/** The plan before anything happens: what, in which target, at which risk, and the sites it touches. */
export function PlanCard({ run }: { readonly run: Run }) {
  const { m } = usePanel().locale;
  return (
    <section class="card lift" aria-label={m.plan.title}>
      <div class="card-h">
        <h2 class="grow">{m.plan.title}</h2>
        <span class="meta plan-count">{m.steps(run.steps.length)}</span>
      </div>
      <ol class="steps">
        {run.steps.map((step) => (
          <PlanRow key={step.index} step={step} planned={run.plan?.steps[step.index]} language={run.language} />
        ))}
      </ol>
      <Sites run={run} />
    </section>
  );
}

interface PlanRowProps {
  readonly step: RunStep;
  readonly planned: PlanStep | undefined;
  readonly language: string;
}

function PlanRow({ step, planned, language }: PlanRowProps) {
  const { m } = usePanel().locale;
  const title = cleanLine(step.title);
  const values = planned === undefined ? [] : plannedValues(planned);
  const target = cleanLine(step.target);
  return (
    <li class={step.risk === 'danger' ? 'step danger' : 'step'}>
      <span class="n">{step.index + 1}</span>
      <Icon name={toolIcon(step.tool, step.risk)} />
      <div>
        <b lang={language}>{title}</b>
        {values.length > 0 && (
          <p>
            <PageText text={values.map((value) => m.quote(value)).join(', ')} />
          </p>
        )}
        {values.length === 0 && addsToTitle(target, title) && (
          <p>
            <PageText text={target} lang={language} />
          </p>
        )}
        {planned?.when !== undefined && <p>{planned.when.negated ? m.plan.whenNot : m.plan.when}</p>}
        {step.risk === 'danger' && <p>{m.plan.danger}</p>}
      </div>
      <RiskBadge risk={step.risk} />
    </li>
  );
}

function Sites({ run }: { readonly run: Run }) {
  const { m } = usePanel().locale;
  const sites = plannedSites(run);
  return (
    <div class="sites">
      <span class="label">{sites.length === 0 ? m.plan.touchesNone : m.plan.touches(sites.length)}</span>
      {sites.map(({ site, isHere }) => (
        <div class="site" key={site}>
          <SiteTile site={site} />
          <span class="origin-name">
            <Origin text={site} />
          </span>
          {isHere && <span class="muted nowrap">{m.plan.hereTag}</span>}
        </div>
      ))}
    </div>
  );
}
