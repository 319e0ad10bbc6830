import { useId } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { ClientApproval } from '../../../../shared/policy/client-approval.ts';
import { callTitle } from '../../text/call-title.ts';
import { GateReasons, GateTarget, GateValues, Who } from './gate-parts.tsx';
import { GateSite } from './gate-site.tsx';

/** One call of a client that a person decides about: who, what, to which site, with which values, why. */
export function CallGate({ call }: { readonly call: ClientApproval }) {
  const { m, f } = usePanel().locale;
  const id = useId();
  const now = useNow(true, 1000);
  const who = cleanLine(call.principal.name ?? call.principal.id ?? '');
  const sends = call.facts?.submits === true && call.values.length > 0;
  const leftMs = Math.max(0, call.expiresAt - now);
  return (
    <section
      class="gate"
      data-r={call.risk}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      aria-owns="gate-actions"
    >
      <div class="gate-h">
        <Icon name={call.risk === 'danger' ? 'danger' : 'shield'} />
        <div>
          <h2 id={`${id}-title`}>{m.gate.ask(callTitle(call, m))}</h2>
          <p id={`${id}-text`}>
            {m.gate.wantsIt(who === '' ? m.gate.whoClient : who)}{' '}
            {sends ? m.gate.sends(call.values.length) : call.facts === undefined ? '' : m.gate.acts}{' '}
            {call.risk === 'danger' ? m.gate.dangerous : ''}
          </p>
        </div>
      </div>
      <GateSite approval={call} />
      <GateTarget facts={call.facts} />
      <GateValues approval={call} sends={sends} />
      <GateReasons approval={call} />
      <section>
        <h3>{m.gate.who}</h3>
        <Who principal={call.principal}>
          {m.gate.whoClient}. <code>{cleanLine(call.tool)}</code>
        </Who>
      </section>
      {/* The seconds are for the eye; a screen reader is told once, by the dialog's text. */}
      <p class="gate-left" aria-hidden="true">
        <Icon name="clock" />
        {m.gate.givenUp(f.wholeDuration(leftMs))}
      </p>
      <span id="gate-end" />
    </section>
  );
}
