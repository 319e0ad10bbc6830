/**
 * The panel's one entrance: side panel, Firefox sidebar and the small approval window all mount it. Owns the link and
 * the store of one document; everything it shows comes over `connect`, everything it does goes back over it.
 */
// oxlint-disable-next-line import/no-unassigned-import -- a stylesheet has nothing to assign
import './styles/panel.css';
import { render } from 'preact';
import { z } from 'zod';
import type { Transport } from '../../shared/protocol/transport.ts';
import { createLocale } from './i18n/locale.ts';
import { PanelContext } from './panel.ts';
import { detectPlatform, type PanelPlatform } from './platform.ts';
import { createPanelActions } from './state/panel-actions.ts';
import { createPanelLink, type PanelLink } from './state/panel-link.ts';
import { createPanelStore } from './state/panel-store.ts';
import { createPictures } from './state/pictures.ts';
import { missedRuns } from './state/run-collection.ts';
import { createToasts } from './state/toasts.ts';
import { App } from './views/frame/app.tsx';
import { ApprovalWindow } from './views/gate/approval-window.tsx';

// Extension pages forbid eval; without this zod would probe for it and every panel would log a violation.
z.config({ jitless: true });

export interface MountOptions {
  /** `approval`: the small window that holds only what waits for a decision. */
  readonly mode: 'panel' | 'approval';
  /** Opens a line to the background; called again whenever the last one closed. */
  readonly connect: () => Transport;
  /** Default: the browser that it runs in. */
  readonly platform?: PanelPlatform;
}

/** Mounts the panel and returns what takes it down again. */
export function mountPanel(root: HTMLElement, options: MountOptions): () => void {
  const platform = options.platform ?? detectPlatform();
  const locale = createLocale(platform.language);
  root.ownerDocument.documentElement.lang = locale.language;
  const store = createPanelStore();
  const toasts = createToasts();
  const link: PanelLink = createPanelLink(options.connect, {
    onState: (state) => (store.panel.value = state),
    onUnfinished(unfinished) {
      const missed = missedRuns(store.runs.peek(), unfinished);
      store.takeUnfinished(unfinished);
      for (const runId of missed) void actions.refresh(runId);
    },
    onRun: (run) => store.takeRun(run),
    onRunDeleted: (runId) => store.dropRun(runId),
    onCalls: (calls) => store.takeCalls(calls),
    onUp: (isUp) => (store.isUp.value = isUp),
  });
  const actions = createPanelActions({ store, link: () => link, toasts, m: locale.m });
  const pictures = createPictures(() => link);

  render(
    <PanelContext.Provider value={{ store, actions, link, pictures, toasts, locale, platform }}>
      {options.mode === 'approval' ? <ApprovalWindow /> : <App />}
    </PanelContext.Provider>,
    root,
  );
  return () => {
    render(null, root);
    link.close();
  };
}
