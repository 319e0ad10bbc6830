import { Fragment } from 'preact';
import { Icon, type IconName } from '../../components/icon.tsx';
import { PageText } from '../../components/page-text.tsx';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { ReasonCode } from '../../../../shared/policy/reasons.ts';
import type { Approval, Run } from '../../../../shared/runs/run.ts';

/** Every value, whole. Those that the site set itself are amber and say so. */
export function GateValues({ approval, sends }: { readonly approval: Approval; readonly sends: boolean }) {
  const { m } = usePanel().locale;
  if (approval.values.length === 0) return null;
  return (
    <section>
      <h3>
        {sends ? m.gate.values : m.gate.uses} <span>{m.gate.valuesCount(approval.values.length)}</span>
      </h3>
      <dl class="vals">
        {approval.values.map(({ label, value, isPreset }, index) => (
          <Fragment key={index}>
            <dt>
              <PageText text={label} />
            </dt>
            <dd class={isPreset ? 'own' : undefined}>
              {value === '' ? (
                <span class="muted">{m.gate.empty}</span>
              ) : (
                <PageText text={isPreset ? m.gate.bySite(value) : value} />
              )}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

const warnings: readonly string[] = ['new-site', 'not-your-sentence', 'never-site'];

export function GateReasons({ approval }: { readonly approval: Approval }) {
  const { m } = usePanel().locale;
  if (approval.reasons.length === 0) return null;
  return (
    <section>
      <h3>{m.gate.why}</h3>
      <ul class="why">
        {approval.reasons.map((reason) => (
          <li key={reason}>
            {warnings.includes(reason) ? <Icon name="globe" class="warn" /> : <Icon name="danger" class="bad" />}
            <span>{isReason(reason, m.reasons) ? m.reasons[reason] : cleanLine(reason)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A host newer than this panel may know reasons that it does not; they are shown as their code. */
function isReason(reason: string, known: Readonly<Record<ReasonCode, string>>): reason is ReasonCode {
  return Object.hasOwn(known, reason);
}

export function GateWho({ run }: { readonly run: Run }) {
  const { m } = usePanel().locale;
  const { kind, id } = run.principal;
  const who: Readonly<Record<typeof kind, readonly [IconName, string]>> = {
    panel: ['user', m.gate.whoPanel],
    cli: ['terminal', m.gate.whoCli],
    client: ['plug', m.gate.whoClient],
    model: ['spark', m.gate.whoModel],
  };
  const [icon, text] = who[kind];
  return (
    <section>
      <h3>{m.gate.who}</h3>
      <div class="origin">
        <span class="tile sm">
          <Icon name={icon} />
        </span>
        <div class="item-t">
          <b>{id === undefined ? text : cleanLine(id)}</b>
          <span>
            {id === undefined ? '' : `${text}. `}
            {m.quote(cleanLine(run.command))}
          </span>
        </div>
      </div>
    </section>
  );
}
