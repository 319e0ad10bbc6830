import { useId } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { PageText } from '../../components/page-text.tsx';
import { usePanel } from '../../panel.ts';
import { addsToTitle } from '../../state/plan-summary.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Approval, Run } from '../../../../shared/runs/run.ts';
import { GateReasons, GateValues, GateWho } from './gate-parts.tsx';
import { GateSite } from './gate-site.tsx';

export interface GateProps {
  readonly run: Run;
  readonly approval: Approval;
}

/** What a person decides about: what, to which site, with which values, why, who asks. Nothing is shortened or folded. */
export function ApprovalGate({ run, approval }: GateProps) {
  const { m } = usePanel().locale;
  const id = useId();
  const title = cleanLine(approval.title);
  // Which of several alike it is.
  const target = run.steps[approval.step]?.target ?? '';
  const sends = approval.facts?.submits === true && approval.values.length > 0;
  return (
    <section
      class="gate"
      data-r={approval.risk}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      aria-owns="gate-actions"
    >
      <div class="gate-h">
        <Icon name={approval.risk === 'danger' ? 'danger' : 'shield'} />
        <div>
          <h2 id={`${id}-title`} lang={run.language}>
            {m.gate.ask(title)}
          </h2>
          <p id={`${id}-text`}>
            {m.gate.step(approval.step + 1, run.steps.length)}{' '}
            {sends ? m.gate.sends(approval.values.length) : approval.facts === undefined ? '' : m.gate.acts}{' '}
            {approval.risk === 'danger' ? m.gate.dangerous : ''}
          </p>
        </div>
      </div>
      <GateSite approval={approval} />
      {approval.facts !== undefined && (
        <section>
          <h3>{m.gate.target}</h3>
          <p class="gate-target">
            <span class="muted">{m.roles[approval.facts.role] ?? cleanLine(approval.facts.role)}</span>{' '}
            {m.quote('').slice(0, 1)}
            <PageText text={approval.facts.name} />
            {m.quote('').slice(1)}
          </p>
          {addsToTitle(target, approval.facts.name) && (
            <p class="muted wraps">
              <PageText text={target} />
            </p>
          )}
        </section>
      )}
      <GateValues approval={approval} sends={sends} />
      <GateReasons approval={approval} />
      <GateWho run={run} />
      <span id="gate-end" />
    </section>
  );
}
