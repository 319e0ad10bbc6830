interface SwitchProps {
  /** What is on or off, for those who do not see the row. */
  readonly label: string;
  readonly isOn: boolean;
  /** Id of the text that says what it means. */
  readonly describedBy?: string | undefined;
  readonly onSwitch: (isOn: boolean) => void;
}

export function Switch({ label, isOn, describedBy, onSwitch }: SwitchProps) {
  return (
    <button
      class="switch"
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      aria-describedby={describedBy}
      onClick={() => onSwitch(!isOn)}
    />
  );
}
