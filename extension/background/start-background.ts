/**
 * Builds the background and registers every listener before the first await: a worker that was woken by an event is
 * only told of it then. What is built here are caches and links; the truth lies in storage, Dexie and the host.
 */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import { planOffline } from '../../shared/plan/offline/plan-offline.ts';
import { toArqError } from '../../shared/protocol/errors.ts';
import type { ClientApproval } from '../../shared/policy/client-approval.ts';
import type { Run } from '../../shared/runs/run.ts';
import { RunService, type RunChange } from '../../shared/runs/run-service.ts';
import { DexieJournal } from '../storage/dexie-journal.ts';
import { AuditLog } from './audit-log.ts';
import { isHeadless, readDevice } from './browser-kind.ts';
import { Capture } from './capture/capture.ts';
import { Dialogs } from './dialogs/dialogs.ts';
import { DownloadTraces } from './download-traces.ts';
import { OpenDialogs } from './dialogs/open-dialogs.ts';
import { FinishedPictures } from './finished-pictures.ts';
import { HostConnection, type HostPeer } from './host/host-connection.ts';
import { KeepAwake } from './keep-awake.ts';
import { listenToPages } from './listen-to-pages.ts';
import { PageMenu } from './menus/page-menu.ts';
import { messages } from './messages.ts';
import { Navigations } from './navigations.ts';
import { isNeverSite, keepNeverSites, syncNeverSites } from './never-sites.ts';
import { notify } from './notices.ts';
import { PageCalls } from './page-calls.ts';
import { ApprovalWindow } from './panel/approval-window.ts';
import { openPanelOnAction } from './panel/open-panel.ts';
import { createPanelHandlers } from './panel/panel-handlers.ts';
import { PanelPorts } from './panel/panel-ports.ts';
import { listenForStateChanges, readPanelState } from './panel/panel-state.ts';
import { refusePrivate } from './private-windows.ts';
import { rememberCommand } from './recent-commands.ts';
import { Router } from './router.ts';
import { RunMarks } from './run-marks.ts';
import { formatTabId } from './tab-ids.ts';
import { addressOf, findCurrentTab, tabIdOf } from './tabs.ts';
import { Spans } from './spans.ts';
import { isBrowserFocused, listenForFocus } from './tell-focus.ts';
import { UserCalls } from './user-calls.ts';
import { NetworkLog } from './watch/network-log.ts';
import { PageWatches } from './watch/page-watches.ts';

const STOP_COMMAND = 'stop-everything';

export function startBackground(): void {
  // Extension pages forbid eval; without this zod would probe for it.
  z.config({ jitless: true });

  const navigations = new Navigations();
  const spans = new Spans((ended) => {
    host.peer?.emit('spans.ended', { spans: ended });
    return host.peer !== undefined;
  });
  const openDialogs = new OpenDialogs();
  const pages = new PageCalls(navigations, openDialogs, (span) => spans.add(span));
  const dialogs = new Dialogs(pages, navigations, openDialogs);
  const marks = new RunMarks(pages, navigations);
  const watches = new PageWatches(pages, navigations);
  const network = new NetworkLog();
  const downloads = new DownloadTraces();
  watches.onNetwork((tabId, isWatched) => network.watch(tabId, isWatched));
  navigations.onFrame((tabId, frameId, step, url) => {
    if (step === 'committed') network.noteDocument(tabId, frameId, url);
  });
  const background = {
    pages,
    navigations,
    dialogs,
    marks,
    watches,
    network,
    downloads,
    capture: new Capture(pages),
    // Built below, and asked only once there are calls.
    host: { getPeer: () => host.getPeer() },
  };
  const journal = new DexieJournal();
  const audit = new AuditLog();
  const pictures = new FinishedPictures();
  const awake = new KeepAwake();

  const runs = new RunService({
    runtime: 'extension',
    journal,
    callTool: (call) => router.call(call),
    currentTab: async () => {
      const tab = await findCurrentTab();
      return tab && { tab: await tabIdOf(tab), url: addressOf(tab), title: tab.title ?? '' };
    },
    isNeverSite,
    // There is no disk here: the journal keeps the picture.
    saveFile: () => Promise.resolve(undefined),
    plan: planOffline,
    now: () => Date.now(),
    newId: (prefix) => `${prefix}_${crypto.randomUUID().replaceAll('-', '')}`,
    onProblem: (problem) => console.error(toArqError(problem)),
  });
  const recovered = recoverRuns().catch((error: unknown) => console.error(toArqError(error)));

  const host: HostConnection = new HostConnection({
    handlers: {
      'tool.call': async ({ isPrivateAllowed, ...call }, { signal }) => {
        await refusePrivate({ ...call, isPrivateAllowed });
        return router.callForHost({ ...call, isInternal: true, signal });
      },
    },
    onEvent: (event) => {
      if (event.name === 'run.changed') noteRun(event.data);
      else if (event.name === 'run.deleted') noteDeleted(event.data.runId);
      else if (event.name === 'approvals.changed') noteApprovals(event.data.approvals);
      else if (event.name === 'notice.raised') void notify(event.data.title, event.data.text);
      else void keepNeverSites(event.data.never);
    },
    onState: ({ state }) => {
      if (state !== 'connected' && state !== 'connecting') {
        approvals.forgetHost();
        panels.tellApprovals([]);
      }
      void panels.tellState();
    },
    onGreeted: async (peer) => {
      await syncNeverSites(peer);
      const { runs: unfinished } = await peer.call('runs.watch', {});
      for (const run of unfinished) noteRun(run);
      await watchApprovals(peer);
      if (await isBrowserFocused()) peer.emit('browser.focused', {});
      await recovered;
      const acting = new Set([...unfinished, ...runs.unfinished()].map(({ id }) => id));
      void marks.keepOnly((runId) => Promise.resolve(acting.has(runId)));
      // Not awaited: a long history must not hold up the connection.
      void handOver(peer);
    },
    isNeeded: () => panels.hasAny,
  });
  const router = new Router({
    background,
    host,
    spans,
    runs: () => runs,
    // A damaged one is still this runtime's, to be deleted here.
    hasOwnRun: (runId) =>
      journal.findRun(runId).then(
        (run) => run !== undefined,
        () => true,
      ),
    audit: (entry) => audit.add(entry),
  });
  const calls = new UserCalls(router, host, runs);

  const panels: PanelPorts = new PanelPorts({
    readState: () => readPanelState(host.connection),
    onCount: () => {
      approvals.update();
      if (host.peer !== undefined) void watchApprovals(host.peer).catch(() => undefined);
      if (panels.hasAny) host.connect();
    },
    handlers: createPanelHandlers({ calls, spans, host, journal, runs, recovered, approvals: () => approvals.calls }),
  });
  const approvals = new ApprovalWindow(() => panels.hasSidePanel);
  const menu = new PageMenu({
    callTool: (tool, input) => calls.call(tool, input, new AbortController().signal),
    startRun: (command, tab) => calls.startRun(command, tab),
    showPictureOf: (runId) => pictures.showWhenDone(runId),
  });

  function noteRun(run: Run): void {
    panels.tellRun(run);
    approvals.noteRun(run);
    pictures.noteRun(run);
    void rememberCommand(run).catch((error: unknown) => console.error(toArqError(error)));
  }

  function noteApprovals(open: readonly ClientApproval[]): void {
    panels.tellApprovals(open);
    approvals.noteCalls(open);
  }

  /** Where nobody sees a window, only an open panel is a way to a person. */
  async function watchApprovals(peer: HostPeer): Promise<void> {
    const canAsk = panels.hasSidePanel || !isHeadless();
    noteApprovals((await peer.call('approvals.watch', { canAsk })).approvals);
  }

  function noteDeleted(runId: string): void {
    panels.tellRunDeleted(runId);
    approvals.noteDeleted(runId);
  }

  async function handOver(peer: HostPeer): Promise<void> {
    await recovered;
    try {
      await runs.handOver(async (exports) => {
        const { accepted } = await peer.call('journal.import', {
          runs: exports.map((one) => structuredClone(one)) as never,
        });
        return accepted;
      });
    } catch (error) {
      // They stay here and go over at the next hello.
      console.error(toArqError(error));
    }
  }

  /** Runs of a worker that ended have ended; their marks go, those of the host's runs stay. */
  async function recoverRuns(): Promise<void> {
    await runs.recover();
    const acting = new Set(runs.unfinished().map(({ id }) => id));
    await marks.keepOnly(async (runId) => acting.has(runId) || (await journal.findRun(runId)) === undefined);
  }

  async function noteTabClosed(tabId: number): Promise<void> {
    const tab = formatTabId(await readDevice(), tabId);
    runs.noteTabClosed(tab);
    host.peer?.emit('tab.closed', { tab });
  }

  async function stopEverything(): Promise<void> {
    const { notice } = messages();
    await notify(notice.stopped, notice.stoppedRuns(await calls.stopEverything()));
  }

  function noteChange(change: RunChange): void {
    if (change.kind === 'changed') noteRun(change.run);
    else noteDeleted(change.runId);
    awake.update(runs.unfinished().length > 0);
    const hasEnded = change.kind === 'changed' && change.run.endedAt !== undefined;
    if (hasEnded && host.peer !== undefined) void handOver(host.peer);
  }

  runs.watch(noteChange);
  navigations.listen();
  downloads.listen();
  panels.listen();
  menu.listen();
  listenForFocus(() => host.peer?.emit('browser.focused', {}));
  openPanelOnAction();
  listenForStateChanges(() => void panels.tellState());
  listenToPages({
    onUserActed: async (tabId, runId) => {
      if ((await marks.runOf(tabId)) !== runId) return;
      const tab = formatTabId(await readDevice(), tabId);
      runs.noteUserActed(runId, tab);
      host.peer?.emit('user.acted', { tab, runId });
    },
    onDialog: (tabId, { isOpen, dialog, message }) => {
      if (isOpen) openDialogs.noteOpen(tabId, { kind: dialog, message });
      else openDialogs.noteClosed(tabId);
    },
    onDialogAnswerUsed: (tabId) => dialogs.disarm(tabId),
    onFrameToken: (tabId, frameId, token) => pages.tokens.learn(tabId, frameId, token),
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    pages.places.forgetTab(tabId);
    void pages.tokens.forgetTab(tabId);
    dialogs.forgetTab(tabId);
    openDialogs.noteClosed(tabId);
    void marks.forgetTab(tabId);
    void watches.forgetTab(tabId);
    void noteTabClosed(tabId);
  });
  browser.commands.onCommand.addListener((command) => {
    if (command !== STOP_COMMAND) return;
    void stopEverything();
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    // Without a window nobody is welcomed: the tab in front is for the client that started the browser.
    void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html'), active: !isHeadless() });
  });
  browser.runtime.onStartup.addListener(() => host.connect());
  host.start();
}
