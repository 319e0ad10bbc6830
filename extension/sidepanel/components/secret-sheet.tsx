import { usePanel } from '../panel.ts';
import { Icon } from './icon.tsx';
import { Sheet } from './sheet.tsx';

interface SecretSheetProps {
  readonly title: string;
  readonly text: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** A secret, shown this once. It lives in this sheet alone and goes with it. */
export function SecretSheet({ title, text, secret, onClose }: SecretSheetProps) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  return (
    <Sheet title={title} onClose={onClose}>
      <div class="sheet-body">
        <p class="note" data-s="wait">
          <Icon name="key" />
          <span>{text}</span>
        </p>
        <div class="cmd">
          <code>{secret}</code>
          <button class="btn sm" type="button" onClick={() => void actions.copy(secret)}>
            <Icon name="copy" />
            {m.connections.copy}
          </button>
        </div>
        <button class="btn primary lg block" type="button" onClick={onClose}>
          {m.connections.secretDone}
        </button>
      </div>
    </Sheet>
  );
}
