import { useEffect, useRef } from 'preact/hooks';
import { focusQuietly } from '../../components/focus-quietly.ts';
import { ToastList } from '../../components/toast-list.tsx';
import { usePanel } from '../../panel.ts';
import { AskDock } from '../ask/ask-dock.tsx';
import { AskView } from '../ask/ask-view.tsx';
import { ProfilesView } from '../profiles/profiles-view.tsx';
import { HostDock, HostView } from '../host/host-view.tsx';
import { RunDetailView } from '../runs/run-detail.tsx';
import { RunDetailDock } from '../runs/run-detail-dock.tsx';
import { RunsHead, RunsView } from '../runs/runs-view.tsx';
import { Announcer } from './announcer.tsx';
import { AlertsView } from '../alerts/alerts-view.tsx';
import { ConnectionsView } from '../connections/connections-view.tsx';
import { Banner } from './banner.tsx';
import { ContextRow } from './context-row.tsx';
import { MoreSheet } from './more-sheet.tsx';
import { Navigation } from './navigation.tsx';
import { SitesSheet } from './sites-sheet.tsx';
import { TopBar } from './top-bar.tsx';
import { usePanelKeys } from './panel-keys.ts';

/** The whole panel: top bar, what stands under it, the view, the dock, the navigation. */
export function App() {
  const { store, locale } = usePanel();
  const route = store.route.value;
  const main = useRef<HTMLElement>(null);
  const routeKey = route.name === 'run' ? `run:${route.runId}` : route.name;
  const lastKey = useRef(routeKey);
  usePanelKeys();
  useEffect(() => {
    // Focus goes to the view that came, so that its title is read; not at the start, where nothing changed.
    if (lastKey.current !== routeKey) focusQuietly(main.current);
    lastKey.current = routeKey;
  }, [routeKey]);

  return (
    <>
      <div class="app">
        <TopBar />
        <section class="under" aria-label={locale.m.nav.context} data-region tabIndex={-1}>
          <Banner />
          {route.name === 'ask' && <ContextRow />}
          {route.name === 'runs' && <RunsHead />}
        </section>
        <main class={route.name === 'runs' ? 'view flush' : 'view'} ref={main} tabIndex={0} data-region key={routeKey}>
          {route.name === 'ask' && <AskView />}
          {route.name === 'runs' && <RunsView />}
          {route.name === 'run' && <RunDetailView runId={route.runId} />}
          {route.name === 'host' && <HostView />}
          {route.name === 'connections' && <ConnectionsView />}
          {route.name === 'alerts' && <AlertsView />}
          {route.name === 'profiles' && <ProfilesView />}
        </main>
        {route.name === 'ask' && <AskDock />}
        {route.name === 'run' && <RunDetailDock runId={route.runId} />}
        {route.name === 'host' && <HostDock />}
        <Navigation />
        <ToastList />
      </div>
      {store.sitesOpen.value && <SitesSheet />}
      {store.moreOpen.value && <MoreSheet />}
      <Announcer />
    </>
  );
}
