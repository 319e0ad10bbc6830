import { usePanel } from '../../panel.ts';
import type { Decision } from '../../state/panel-actions.ts';
import type { GateProps } from './approval-gate.tsx';
import { DecisionDock } from './decision-dock.tsx';

/** The decision that a run waits for. */
export function GateDock({ run, approval }: GateProps) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  const hasSite = approval.risk !== 'danger' && approval.site !== '';
  return (
    <DecisionDock<Decision>
      id={approval.id}
      risk={approval.risk}
      content={JSON.stringify([run.id, approval])}
      onDeny={() => void actions.decide(run, approval.id, 'deny')}
      onAllow={(decision) => void actions.decide(run, approval.id, decision)}
      openText={m.gate.open}
      once={{ decision: 'allow', label: m.gate.allow }}
      wider={hasSite ? [{ decision: 'allow-site', label: m.gate.allowSite }] : []}
    />
  );
}
