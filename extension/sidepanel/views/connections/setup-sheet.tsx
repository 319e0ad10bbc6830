import { useEffect, useState } from 'preact/hooks';
import { ChoiceField } from '../../components/choice-field.tsx';
import { Icon } from '../../components/icon.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { usePanel } from '../../panel.ts';
import { stripInvisible } from '../../../../shared/page/clean-text.ts';
import { setupTargets, type SetupTarget } from '../../../../shared/policy/client-setup.ts';

/** What to enter in an MCP client so that it starts ARQ, with this computer's own paths. */
export function SetupSheet({ onClose }: { readonly onClose: () => void }) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  const [target, setTarget] = useState<SetupTarget>('claude-desktop');
  const [text, setText] = useState<string>();
  useEffect(() => {
    let isOver = false;
    setText(undefined);
    const read = async () => {
      const answer = await actions.change(m.connections.toast.setup, 'clients_show_setup', { target });
      if (!isOver) setText(answer === undefined ? '' : stripInvisible(answer.text));
    };
    void read();
    return () => {
      isOver = true;
    };
  }, [target]);
  return (
    <Sheet title={m.connections.setup} onClose={onClose}>
      <div class="sheet-body">
        <ChoiceField
          label={m.connections.setupFor}
          value={target}
          options={setupTargets.map((one) => [one, m.connections.targets[one]] as const)}
          hint={m.connections.places[target]}
          onChoose={setTarget}
        />
        {text === undefined ? (
          <span class="skel skel-a" aria-busy="true" />
        ) : (
          text !== '' && (
            <div class="cmd snippet">
              <pre tabIndex={0}>{text}</pre>
              <button class="btn sm" type="button" onClick={() => void actions.copy(text)}>
                <Icon name="copy" />
                {m.connections.copy}
              </button>
            </div>
          )
        )}
        <p class="note">
          <Icon name="shield" />
          <span>{m.connections.setupNote}</span>
        </p>
      </div>
    </Sheet>
  );
}
