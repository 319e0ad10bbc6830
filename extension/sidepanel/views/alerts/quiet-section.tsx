import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/section.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Switch } from '../../components/switch.tsx';
import { TextField } from '../../components/text-field.tsx';
import { usePanel } from '../../panel.ts';
import { quietHours } from '../../../../shared/alerts/alert-rule.ts';
import type { AlertsProps } from './alerts-view.tsx';
import { ruleName } from './rule-name.ts';

/** The hours in which only what is marked for it comes through. */
export function QuietSection({ all, reload }: AlertsProps) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  const { quiet } = all;
  const [isOpen, setOpen] = useState(false);
  const through = all.rules.filter(({ isOn, isThroughQuiet }) => isOn && isThroughQuiet);
  const text =
    through.length === 0
      ? m.alerts.quietThroughNone
      : m.alerts.quietThrough(through.map((rule) => m.quote(ruleName(rule, m))).join(', '));
  const set = async (change: Partial<typeof quiet>) => {
    const answer = await actions.change(m.alerts.toast.quiet, 'alerts_quiet_set', { quiet: { ...quiet, ...change } });
    reload();
    if (answer !== undefined) setOpen(false);
  };
  return (
    <Section title={m.alerts.quiet}>
      <div class="card list">
        <div class="item tight">
          <Icon name="moon" />
          <div class="item-t">
            <b>{m.alerts.quietRange(quiet.from, quiet.to)}</b>
            <span>{quiet.isOn ? text : m.alerts.quietOff}</span>
          </div>
          <button
            class="ibtn"
            type="button"
            aria-label={`${m.alerts.change}: ${m.alerts.quietName}`}
            title={m.alerts.change}
            onClick={() => setOpen(true)}
          >
            <Icon name="edit" />
          </button>
          <Switch label={m.alerts.quietName} isOn={quiet.isOn} onSwitch={(isOn) => void set({ isOn })} />
        </div>
      </div>
      {isOpen && <QuietSheet {...quiet} onSave={(change) => void set(change)} onClose={() => setOpen(false)} />}
    </Section>
  );
}

interface QuietSheetProps {
  readonly from: string;
  readonly to: string;
  readonly onSave: (change: { from: string; to: string; isOn: boolean }) => void;
  readonly onClose: () => void;
}

function QuietSheet({ onSave, onClose, ...given }: QuietSheetProps) {
  const { m } = usePanel().locale;
  const [from, setFrom] = useState(given.from);
  const [to, setTo] = useState(given.to);
  const parsed = quietHours.safeParse({ isOn: true, from, to });
  return (
    <Sheet title={m.alerts.quietName} onClose={onClose}>
      <form
        class="sheet-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.success) onSave(parsed.data);
        }}
      >
        <div class="fields-2">
          <TextField label={m.alerts.from} type="time" value={from} isRequired onInput={setFrom} />
          <TextField label={m.alerts.to} type="time" value={to} isRequired onInput={setTo} />
        </div>
        <button class="btn primary lg block" type="submit" disabled={!parsed.success}>
          {m.alerts.save}
        </button>
      </form>
    </Sheet>
  );
}
