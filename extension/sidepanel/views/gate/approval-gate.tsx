import { useId } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Approval, Run } from '../../../../shared/runs/run.ts';
import { GateReasons, GateTarget, GateValues, GateWho } from './gate-parts.tsx';
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
      <GateTarget facts={approval.facts} more={target} />
      <GateValues approval={approval} sends={sends} />
      <GateReasons approval={approval} />
      <GateWho run={run} />
      <span id="gate-end" />
    </section>
  );
}
