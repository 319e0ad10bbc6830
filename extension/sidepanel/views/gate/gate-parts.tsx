import { type ComponentChildren, Fragment } from 'preact';
import { Icon, type IconName } from '../../components/icon.tsx';
import { PageText } from '../../components/page-text.tsx';
import { usePanel } from '../../panel.ts';
import { addsToTitle } from '../../state/plan-summary.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { TargetFacts } from '../../../../shared/policy/facts.ts';
import type { Principal } from '../../../../shared/policy/principal.ts';
import type { ReasonCode } from '../../../../shared/policy/reasons.ts';
import type { Approval, Run } from '../../../../shared/runs/run.ts';
import { labelText } from '../../../../shared/tools/label-text.ts';

/** Every value, whole. Those that the site set itself are amber and say so. */
export function GateValues({
  approval,
  sends,
}: {
  readonly approval: Pick<Approval, 'values'>;
  readonly sends: boolean;
}) {
  const { m, language } = usePanel().locale;
  if (approval.values.length === 0) return null;
  return (
    <section>
      <h3>
        {sends ? m.gate.values : m.gate.uses} <span>{m.gate.valuesCount(approval.values.length)}</span>
      </h3>
      <dl class="vals">
        {approval.values.map(({ value, isPreset, ...shown }, index) => (
          <Fragment key={index}>
            <dt>
              <PageText text={labelText(shown, language)} />
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

export function GateReasons({ approval }: { readonly approval: Pick<Approval, 'reasons'> }) {
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

/** What is acted on, by its role and its name on the page. */
export function GateTarget({ facts, more = '' }: { readonly facts: TargetFacts | undefined; readonly more?: string }) {
  const { m } = usePanel().locale;
  if (facts === undefined) return null;
  return (
    <section>
      <h3>{m.gate.target}</h3>
      <p class="gate-target">
        <span class="muted">{m.roles[facts.role] ?? cleanLine(facts.role)}</span> {m.quote('').slice(0, 1)}
        <PageText text={facts.name} />
        {m.quote('').slice(1)}
      </p>
      {addsToTitle(more, facts.name) && (
        <p class="muted wraps">
          <PageText text={more} />
        </p>
      )}
    </section>
  );
}

const whoIcons: Readonly<Record<Principal['kind'], IconName>> = {
  panel: 'user',
  cli: 'terminal',
  client: 'plug',
  model: 'spark',
};

/** Who asks, by the name that people know; `children` say what for. */
export function Who({ principal, children }: { readonly principal: Principal; readonly children: ComponentChildren }) {
  const { m } = usePanel().locale;
  const { kind, id, name } = principal;
  const texts = { panel: m.gate.whoPanel, cli: m.gate.whoCli, client: m.gate.whoClient, model: m.gate.whoModel };
  const called = name ?? id;
  return (
    <div class="origin">
      <span class="tile sm">
        <Icon name={whoIcons[kind]} />
      </span>
      <div class="item-t">
        <b>{called === undefined ? texts[kind] : cleanLine(called)}</b>
        <span>{children}</span>
      </div>
    </div>
  );
}

export function GateWho({ run }: { readonly run: Run }) {
  const { m } = usePanel().locale;
  const { kind, id, name } = run.principal;
  const what = { panel: m.gate.whoPanel, cli: m.gate.whoCli, client: m.gate.whoClient, model: m.gate.whoModel }[kind];
  return (
    <section>
      <h3>{m.gate.who}</h3>
      <Who principal={run.principal}>
        {(name ?? id) === undefined ? '' : `${what}. `}
        {m.quote(cleanLine(run.command))}
      </Who>
    </section>
  );
}
