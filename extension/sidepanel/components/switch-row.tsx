import { useId } from 'preact/hooks';

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
      <button
        class="switch"
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-label={title}
        aria-describedby={text === undefined ? undefined : id}
        onClick={() => onSwitch(!isOn)}
      />
    </div>
  );
}
