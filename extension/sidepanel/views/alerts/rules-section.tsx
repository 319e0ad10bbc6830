import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/section.tsx';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { AlertChannel } from '../../../../shared/alerts/alert-channel.ts';
import type { AlertsProps, AlertsState } from './alerts-view.tsx';
import { ruleName, ruleText } from './rule-name.ts';
import { RuleSheet } from './rule-sheet.tsx';

type Rule = AlertsState['rules'][number];

/** Which rule is told through which channel. */
export function RulesSection({ all, reload }: AlertsProps) {
  const { actions, locale } = usePanel();
  const { m, f } = locale;
  const [shownId, setShown] = useState<string>();
  const channels = all.channels.map(({ channel }) => channel);
  const nameOf = (channel: AlertChannel) => (channel.kind === 'desktop' ? m.alerts.desktop : cleanLine(channel.name));
  const shown = all.rules.find(({ id }) => id === shownId);
  const toggle = async ({ isBuiltIn: _isBuiltIn, isChanged: _isChanged, ...rule }: Rule, id: string) => {
    const told = rule.channels ?? channels.map((channel) => channel.id);
    const next = told.includes(id) ? told.filter((other) => other !== id) : [...told, id];
    const known = next.filter((one) => channels.some((channel) => channel.id === one));
    await actions.change(m.alerts.toast.rule, 'alerts_rules_set', {
      // All of them means those that come later, too.
      rule: { ...rule, channels: known.length === channels.length ? null : known },
    });
    reload();
  };
  return (
    <Section title={m.alerts.when}>
      <div class="card scroll-x" tabIndex={channels.length > 2 ? 0 : undefined}>
        <table class="table act rules">
          <thead>
            <tr>
              <th scope="col">{m.alerts.event}</th>
              {channels.map((channel) => (
                <th scope="col" key={channel.id}>
                  {nameOf(channel)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.rules.map((rule) => {
              const name = ruleName(rule, m);
              const text = ruleText(rule, m, f);
              return (
                <tr key={rule.id} data-off={rule.isOn ? undefined : ''}>
                  <th scope="row">
                    <button class="rule-name" type="button" onClick={() => setShown(rule.id)}>
                      <b>{name}</b>
                      {(text !== '' || !rule.isOn) && <span>{rule.isOn ? text : m.alerts.quietOff}</span>}
                    </button>
                  </th>
                  {channels.map((channel) => {
                    const isTold = rule.channels?.includes(channel.id) ?? true;
                    return (
                      <td key={channel.id}>
                        <button
                          class="ibtn"
                          type="button"
                          role="checkbox"
                          aria-checked={isTold}
                          aria-label={m.alerts.told(name, nameOf(channel))}
                          disabled={!rule.isOn}
                          onClick={() => void toggle(rule, channel.id)}
                        >
                          <Icon name={isTold ? 'check' : 'minus'} />
                        </button>
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {shown !== undefined && <RuleSheet rule={shown} reload={reload} onClose={() => setShown(undefined)} />}
    </Section>
  );
}
