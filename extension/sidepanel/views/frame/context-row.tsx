import { Icon } from '../../components/icon.tsx';
import { Origin, SiteTile } from '../../components/site-name.tsx';
import { usePanel } from '../../panel.ts';
import { isOver } from '../../state/run-state.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import { originText } from '../../text/origin.ts';

/** The tab a request would act in, and what ARQ may do there. Shown while one is being made or has ended, not while one runs. */
export function ContextRow() {
  const { store, locale } = usePanel();
  const { m } = locale;
  const panel = store.panel.value;
  const run = store.askRun.value;
  if (panel === undefined || store.askCall.value !== undefined) return null;
  if (run !== undefined && run.status !== 'planned' && !isOver(run)) return null;
  const tab = panel.tab;
  if (tab === null) {
    return (
      <section class="ctx" aria-label={m.sites.label}>
        <span class="tile sm">
          <Icon name="tab" />
        </span>
        <div class="ctx-t">
          <b>{m.sites.noTab}</b>
          <span>{m.sites.noTabText}</span>
        </div>
      </section>
    );
  }
  const isOtherTab = run?.status === 'planned' && run.tab !== undefined && run.tab !== tab.tab;
  const origin = originText(tab.url);
  const right = tab.isNever ? 'never' : tab.canAct ? 'may' : 'closed';
  return (
    <section class="ctx" aria-label={m.sites.label} data-s={isOtherTab ? 'wait' : undefined}>
      <SiteTile site={origin} />
      <div class="ctx-t">
        <b title={cleanLine(tab.title)}>
          <bdi dir="auto">{cleanLine(tab.title) || origin}</bdi>
        </b>
        <span>
          {isOtherTab ? m.sites.changed(m.quote(cleanLine(run.pageTitle ?? run.site ?? ''))) : <Origin text={origin} />}
        </span>
      </div>
      <button
        class="chip"
        type="button"
        aria-haspopup="dialog"
        aria-label={m.sites[right]}
        title={m.sites.title}
        onClick={() => (store.sitesOpen.value = true)}
      >
        <Icon name={right === 'may' ? 'hand' : right === 'never' ? 'lock' : 'hidden'} />
        <span>{m.sites[right]}</span>
        <Icon name="down" class="i-nano" />
      </button>
    </section>
  );
}
