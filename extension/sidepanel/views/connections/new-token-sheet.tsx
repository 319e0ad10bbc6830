import { useState } from 'preact/hooks';
import { ChoiceField } from '../../components/choice-field.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { SwitchRow } from '../../components/switch-row.tsx';
import { TextField } from '../../components/text-field.tsx';
import { usePanel } from '../../panel.ts';
import { accessLevels, type AccessLevel, type TokenView } from '../../../../shared/policy/access-level.ts';

interface NewTokenSheetProps {
  readonly onMade: (token: TokenView, text: string) => void;
  readonly onClose: () => void;
}

const grants = ['read', 'act', 'danger'] as const;
/** Days; zero never ends. */
const expiries = ['7', '30', '90', '365', '0'] as const;

/** What a new token may, for how long. The least is chosen at first. */
export function NewTokenSheet({ onMade, onClose }: NewTokenSheetProps) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  const [name, setName] = useState('');
  const [level, setLevel] = useState<AccessLevel>('viewer');
  const [grant, setGrant] = useState<(typeof grants)[number]>('read');
  const [days, setDays] = useState<(typeof expiries)[number]>('90');
  const [mayApprove, setMayApprove] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const canAct = level === 'owner' || level === 'operator';
  const make = async () => {
    setBusy(true);
    const answer = await actions.change(m.connections.toast.token, 'tokens_create', {
      name: name.trim(),
      level,
      grant: canAct ? grant : 'read',
      mayApprove: canAct && mayApprove,
      expiresInDays: Number(days),
    });
    setBusy(false);
    if (answer !== undefined) onMade(answer.token, answer.text);
  };
  return (
    <Sheet title={m.connections.newToken} onClose={onClose}>
      <form
        class="sheet-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (event.isTrusted) void make();
        }}
      >
        <TextField
          label={m.connections.tokenName}
          placeholder={m.connections.tokenNameHint}
          value={name}
          maxLength={60}
          isRequired
          onInput={setName}
        />
        <ChoiceField
          label={m.connections.level}
          value={level}
          options={accessLevels.map((one) => [one, m.connections.levels[one]] as const)}
          hint={m.connections.levelTexts[level]}
          onChoose={setLevel}
        />
        {canAct && (
          <ChoiceField
            label={m.connections.grants}
            value={grant}
            options={grants.map((one) => [one, m.connections.grantTexts[one]] as const)}
            onChoose={setGrant}
          />
        )}
        <ChoiceField
          label={m.connections.expiry}
          value={days}
          options={expiries.map(
            (one) => [one, one === '0' ? m.connections.never : m.connections.days(Number(one))] as const,
          )}
          onChoose={setDays}
        />
        {canAct && (
          <SwitchRow
            title={m.connections.mayApprove}
            text={m.connections.mayApproveText}
            isOn={mayApprove}
            onSwitch={setMayApprove}
          />
        )}
        <button class="btn primary lg block" type="submit" disabled={isBusy || name.trim() === ''}>
          {m.connections.make}
        </button>
      </form>
    </Sheet>
  );
}
