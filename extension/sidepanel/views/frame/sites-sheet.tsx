import { useId } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { SwitchRow } from '../../components/switch-row.tsx';
import { Origin, SiteTile } from '../../components/site-name.tsx';
import { Switch } from '../../components/switch.tsx';
import { usePanel } from '../../panel.ts';
import { siteName } from '../../text/origin.ts';

/** Never on this site, and the list of such sites. */
export function SitesSheet() {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const hintId = useId();
  const panel = store.panel.value;
  const tab = panel?.tab ?? null;
  const site = tab === null ? undefined : siteName(tab.url);
  const sites = panel?.neverSites ?? [];
  return (
    <Sheet title={m.sites.title} onClose={() => (store.sitesOpen.value = false)}>
      {site !== undefined && tab !== null && (
        <div class="item">
          <SiteTile site={site} />
          <div class="item-t">
            <b>{m.sites.neverHere}</b>
            <span id={hintId}>
              <Origin text={site} />. {m.sites.neverHereText}
            </span>
          </div>
          <Switch
            label={m.sites.neverHere}
            isOn={tab.isNever}
            describedBy={hintId}
            onSwitch={(isOn) => void actions.setNever(site, isOn)}
          />
        </div>
      )}
      {site !== undefined && tab?.isTrusted !== undefined && (
        <SwitchRow
          title={m.sites.trusted.title}
          text={m.sites.trusted.text}
          isOn={tab.isTrusted}
          onSwitch={(isOn) => void actions.setTrusted(site, isOn)}
        />
      )}
      <div class="sec sheet-sec">
        <h2>{m.sites.listTitle}</h2>
      </div>
      {sites.length === 0 ? (
        <p class="hint sheet-hint">{m.sites.listEmpty}</p>
      ) : (
        <ul class="list">
          {sites.map((never) => (
            <li class="item tight" key={never}>
              <SiteTile site={never} />
              <span class="origin-name">
                <Origin text={never} />
              </span>
              <button
                class="ibtn"
                type="button"
                aria-label={m.sites.remove(never)}
                title={m.sites.remove(never)}
                onClick={() => void actions.setNever(never, false)}
              >
                <Icon name="trash" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
