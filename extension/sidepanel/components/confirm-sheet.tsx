import { useState } from 'preact/hooks';
import { usePanel } from '../panel.ts';
import { Sheet } from './sheet.tsx';

interface ConfirmSheetProps {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly onYes: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks once more before something that cannot be taken back. The safe choice comes first. */
export function ConfirmSheet({ title, text, yes, onYes, onClose }: ConfirmSheetProps) {
  const { m } = usePanel().locale;
  const [isBusy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    await onYes();
    onClose();
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <p class="sheet-text">{text}</p>
      <div class="decide sheet-end">
        <button class="btn lg wide" type="button" onClick={onClose}>
          {m.detail.deleteNo}
        </button>
        <button
          class="btn danger lg wide"
          type="button"
          disabled={isBusy}
          onClick={(event) => event.isTrusted && void confirm()}
        >
          {yes}
        </button>
      </div>
    </Sheet>
  );
}
