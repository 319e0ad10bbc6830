import { useId } from 'preact/hooks';
import { Switch } from './switch.tsx';

interface SwitchRowProps {
  readonly title: string;
  readonly text?: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
}

/** Something that is on or off, with what it means. */
export function SwitchRow({ title, text, isOn, onSwitch }: SwitchRowProps) {
  const id = useId();
  return (
    <div class="item tight switch-row">
      <div class="item-t">
        <b>{title}</b>
        {text !== undefined && <span id={id}>{text}</span>}
      </div>
      <Switch label={title} isOn={isOn} describedBy={text === undefined ? undefined : id} onSwitch={onSwitch} />
    </div>
  );
}
