import { Origin } from '../../components/site-name.tsx';
import { usePanel } from '../../panel.ts';
import type { ClientApproval, ClientDecision } from '../../../../shared/policy/client-approval.ts';
import { DecisionDock } from './decision-dock.tsx';

const WIDER = ['allow-session', 'allow-hour', 'allow-always'] as const;

/** The decision that a client's call waits for. What may be answered comes with it. */
export function CallDock({ call }: { readonly call: ClientApproval }) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  const wider = WIDER.filter((decision) => call.choices.includes(decision));
  // Who looks where and until when changes without being another question.
  const { askIn: _askIn, expiresAt: _expiresAt, ...asked } = call;
  return (
    <DecisionDock<ClientDecision>
      id={call.id}
      risk={call.risk}
      content={JSON.stringify(asked)}
      onDeny={() => void actions.decideCall(call.id, 'deny')}
      onAllow={(decision) => void actions.decideCall(call.id, decision)}
      openText={m.gate.openForNow}
      once={{ decision: 'allow', label: m.gate.allow }}
      wider={wider.map((decision) => ({ decision, label: m.gate.forTime[decision] }))}
      widerHead={
        <>
          {m.gate.allowOn} <Origin text={call.site} />
        </>
      }
    />
  );
}
