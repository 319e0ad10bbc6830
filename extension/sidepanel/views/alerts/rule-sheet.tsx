import { useState } from 'preact/hooks';
import { ChoiceField } from '../../components/choice-field.tsx';
import { Icon } from '../../components/icon.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { SwitchRow } from '../../components/switch-row.tsx';
import { TextField } from '../../components/text-field.tsx';
import { usePanel } from '../../panel.ts';
import { alertRule, severity as severities } from '../../../../shared/alerts/alert-rule.ts';
import type { AlertsState } from './alerts-view.tsx';
import { ruleName, ruleUnit } from './rule-name.ts';

interface RuleSheetProps {
  readonly rule: AlertsState['rules'][number];
  readonly reload: () => void;
  readonly onClose: () => void;
}

/** One rule: whether it is watched, from where on, for how long, and how much it matters. */
export function RuleSheet({ rule: given, reload, onClose }: RuleSheetProps) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  const { isBuiltIn, isChanged, ...before } = given;
  const [rule, setRule] = useState(before);
  const [threshold, setThreshold] = useState(rule.source.kind === 'metric' ? String(rule.source.threshold) : '');
  const unit = ruleUnit(rule);
  const [seconds, setSeconds] = useState(String(rule.forSeconds));
  const parsed = alertRule.safeParse({
    ...rule,
    forSeconds: seconds === '' ? undefined : Number(seconds),
    source:
      rule.source.kind === 'metric'
        ? { ...rule.source, threshold: threshold === '' ? undefined : Number(threshold) }
        : rule.source,
  });
  const save = async () => {
    if (!parsed.success) return;
    const answer = await actions.change(m.alerts.toast.rule, 'alerts_rules_set', { rule: parsed.data });
    reload();
    if (answer !== undefined) onClose();
  };
  const reset = async () => {
    await actions.change(m.alerts.toast.rule, 'alerts_rules_remove', { id: rule.id });
    reload();
    onClose();
  };
  return (
    <Sheet title={ruleName(rule, m)} onClose={onClose}>
      <form
        class="sheet-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (event.isTrusted) void save();
        }}
      >
        <div class="fields-2">
          {rule.source.kind === 'metric' && (
            <TextField
              label={unit === undefined ? m.alerts.threshold : m.alerts.thresholdIn[unit]}
              type="number"
              value={threshold}
              isRequired
              onInput={setThreshold}
            />
          )}
          <TextField label={m.alerts.for} type="number" value={seconds} isRequired onInput={setSeconds} />
        </div>
        <ChoiceField
          label={m.alerts.severity}
          value={rule.severity}
          options={severities.options.map((one) => [one, m.alerts.severities[one]] as const)}
          onChoose={(severity) => setRule({ ...rule, severity })}
        />
        <div class="switches">
          <SwitchRow title={m.alerts.isOn} isOn={rule.isOn} onSwitch={(isOn) => setRule({ ...rule, isOn })} />
          <SwitchRow
            title={m.alerts.throughQuiet}
            isOn={rule.isThroughQuiet}
            onSwitch={(isThroughQuiet) => setRule({ ...rule, isThroughQuiet })}
          />
        </div>
        <button class="btn primary lg block" type="submit" disabled={!parsed.success}>
          {m.alerts.save}
        </button>
        {(isChanged || !isBuiltIn) && (
          <button class={isBuiltIn ? 'btn block' : 'btn danger-ghost block'} type="button" onClick={() => void reset()}>
            <Icon name={isBuiltIn ? 'undo' : 'trash'} />
            {isBuiltIn ? m.alerts.reset : m.alerts.remove}
          </button>
        )}
      </form>
    </Sheet>
  );
}
