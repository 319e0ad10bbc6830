import { useId } from 'preact/hooks';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly type?: 'text' | 'url' | 'password' | 'number' | 'time';
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  readonly onInput: (value: string) => void;
}

/** One line to write in. */
export function TextField(props: TextFieldProps) {
  const { label, value, hint, placeholder = '', type = 'text', maxLength = 2000, isRequired = false, onInput } = props;
  const id = useId();
  const line = {
    class: 'input',
    id,
    value,
    required: isRequired,
    autocomplete: 'off',
    spellcheck: false,
    placeholder,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'text' && <input {...line} type="text" maxLength={maxLength} />}
      {type === 'url' && <input {...line} type="url" maxLength={maxLength} />}
      {type === 'password' && <input {...line} type="password" maxLength={maxLength} />}
      {type === 'number' && <input {...line} type="number" step="any" />}
      {type === 'time' && <input {...line} type="time" />}
      {hint !== undefined && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
