import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/section.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { SwitchRow } from '../../components/switch-row.tsx';
import { TextField } from '../../components/text-field.tsx';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Connections, SectionProps } from './connections-view.tsx';

type Browser = Connections['browsers'][number];

/** Browsers and profiles that are connected, by the names that people gave them. */
export function BrowsersSection({ all, reload }: SectionProps) {
  const { store, locale } = usePanel();
  const { m, f } = locale;
  const [shown, setShown] = useState<string>();
  const here = all.host?.status.browsers.find(({ device }) => device === store.panel.value?.device)?.name;
  const open = all.browsers.find(({ browser }) => browser === shown);
  return (
    <Section
      title={m.connections.browsers}
      end={
        all.host !== null && <span class="meta">{m.connections.roundTrip(f.milliseconds(all.host.roundTripMs))}</span>
      }
    >
      <ul class="card list">
        {all.browsers.map((one) => {
          const facts = [
            one.browser === here ? m.connections.thisPanel : undefined,
            cleanLine(one.title),
            one.isFocused ? m.connections.focused : undefined,
            one.isPrivateAllowed ? m.connections.privateOk : undefined,
          ];
          return (
            <li class="item tight" key={one.browser}>
              <span class="tile sm">
                <Icon name="globe" />
              </span>
              <div class="item-t">
                <b class="clip">{cleanLine(one.browser)}</b>
                <span>{facts.filter((fact) => fact !== undefined).join('\u00a0· ')}</span>
              </div>
              <i class="dot" data-s="done" />
              <button
                class="ibtn"
                type="button"
                aria-label={m.connections.more(cleanLine(one.browser))}
                title={m.connections.more(cleanLine(one.browser))}
                onClick={() => setShown(one.browser)}
              >
                <Icon name="dots" />
              </button>
            </li>
          );
        })}
      </ul>
      {open !== undefined && (
        <BrowserSheet browser={open} reload={reload} onRename={setShown} onClose={() => setShown(undefined)} />
      )}
    </Section>
  );
}

interface BrowserSheetProps {
  readonly browser: Browser;
  readonly reload: () => void;
  readonly onRename: (name: string) => void;
  readonly onClose: () => void;
}

function BrowserSheet({ browser, reload, onRename, onClose }: BrowserSheetProps) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  const [name, setName] = useState(browser.browser);
  const rename = async () => {
    const answer = await actions.change(m.connections.toast.rename, 'browsers_rename', {
      browser: browser.browser,
      name,
    });
    if (answer === undefined) return;
    onRename(answer.browser);
    reload();
    onClose();
  };
  const allowPrivate = async (isAllowed: boolean) => {
    await actions.change(m.connections.toast.private, 'browsers_allow_private', {
      browser: browser.browser,
      isAllowed,
    });
    reload();
  };
  return (
    <Sheet title={cleanLine(browser.browser)} onClose={onClose}>
      <form
        class="sheet-body"
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <div class="field-row">
          <TextField
            label={m.connections.name}
            hint={m.connections.nameText}
            value={name}
            maxLength={60}
            isRequired
            onInput={setName}
          />
          <button class="btn" type="submit" disabled={name.trim() === '' || name.trim() === browser.browser}>
            {m.connections.save}
          </button>
        </div>
      </form>
      <SwitchRow
        title={m.connections.private}
        text={m.connections.privateText}
        isOn={browser.isPrivateAllowed}
        onSwitch={(isOn) => void allowPrivate(isOn)}
      />
    </Sheet>
  );
}
