import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/section.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Alert } from '../../../../shared/alerts/alert.ts';
import type { AlertsProps } from './alerts-view.tsx';
import { readingText, ruleName } from './rule-name.ts';

/** What is wrong now, and on request what was. */
export function OpenAlerts({ all, reload }: AlertsProps) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  const [hasPast, setPast] = useState(false);
  const note = async (id: string) => {
    await actions.change(m.alerts.toast.note, 'alerts_acknowledge', { id });
    reload();
  };
  return (
    <>
      <Section title={m.alerts.open} end={all.isQuiet && <span class="meta">{m.alerts.quietNow}</span>}>
        {all.open.length === 0 ? (
          <div class="card all-good">
            <Icon name="check" />
            <div class="item-t">
              <b>{m.alerts.allGood}</b>
              <span>{m.alerts.allGoodText}</span>
            </div>
          </div>
        ) : (
          <ul class="card list">
            {all.open.map((alert) => (
              <AlertRow alert={alert} all={all} key={alert.id} onNote={() => void note(alert.id)} />
            ))}
          </ul>
        )}
      </Section>
      {all.past.length > 0 && !hasPast && (
        <button class="link past-link" type="button" onClick={() => setPast(true)}>
          {m.alerts.showPast}
        </button>
      )}
      {hasPast && (
        <Section title={m.alerts.past}>
          <ul class="card list">
            {all.past.map((alert) => (
              <AlertRow alert={alert} all={all} key={alert.id} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

interface AlertRowProps {
  readonly alert: Alert;
  readonly all: AlertsProps['all'];
  readonly onNote?: () => void;
}

const looks = { pending: 'none', firing: 'wait', recovered: 'done' } as const;

function AlertRow({ alert, all, onNote }: AlertRowProps) {
  const { m, f } = usePanel().locale;
  const now = useNow(true, 10_000);
  const rule = all.rules.find(({ id }) => id === alert.ruleId);
  const isCritical = alert.severity === 'critical' && alert.phase === 'firing';
  // After the rule's own name comes what it is about, which nobody translates.
  const about = alert.subject === '' ? '' : cleanLine(alert.title).replace(/^[^:]*: /, '');
  const name = rule === undefined ? cleanLine(alert.title) : ruleName(rule, m);
  const facts = [
    alert.value === undefined ? undefined : readingText(alert.value, rule, f),
    alert.recoveredAt === undefined
      ? m.alerts.since(f.moment(alert.since, now))
      : `${f.moment(alert.since, now)}, ${m.alerts.took(f.span(alert.recoveredAt - alert.since))}`,
    alert.isFlapping ? m.alerts.flapping : undefined,
    alert.acknowledgedBy === undefined ? undefined : m.alerts.noted(whoOf(alert.acknowledgedBy)),
  ];
  return (
    <li class="item tight alert-row">
      <i class="dot" data-s={isCritical ? 'failed' : looks[alert.phase]} />
      <div class="item-t">
        <b>
          {name}
          {about !== '' && (
            <>
              {': '}
              <bdi dir="auto">{about}</bdi>
            </>
          )}
        </b>
        <span>{facts.filter((fact) => fact !== undefined).join('\u00a0· ')}</span>
      </div>
      {alert.phase === 'firing' && alert.acknowledgedAt === undefined && onNote !== undefined ? (
        <>
          <span class="status" data-s={isCritical ? 'failed' : 'waiting'}>
            {m.alerts.severities[alert.severity]}
          </span>
          <button class="btn sm" type="button" onClick={onNote}>
            {m.alerts.note}
          </button>
        </>
      ) : (
        <span class="status" data-s={alert.phase === 'recovered' ? 'done' : undefined}>
          {m.alerts.phases[alert.phase]}
        </span>
      )}
    </li>
  );

  function whoOf(by: string): string {
    const known: Readonly<Record<string, string>> = m.alerts.whoNoted;
    return (Object.hasOwn(known, by) ? known[by] : undefined) ?? cleanLine(by);
  }
}
