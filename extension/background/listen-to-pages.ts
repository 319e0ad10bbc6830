/** What content scripts may say: reports, through one listener, checked by what the browser stamped on them. */
import { browser } from 'wxt/browser';
import { KEEP_ALIVE_PORT, type PageReport } from '../messaging/page-contract.ts';
import { parsePageReport } from './page-replies.ts';
import { speakerOf } from './sender-rules.ts';

type DialogReport = Extract<PageReport, { kind: 'arq.dialog' }>;

export interface PageHooks {
  onDialog(tabId: number, report: DialogReport): void;
  onDialogAnswerUsed(tabId: number): Promise<void>;
  onUserActed(tabId: number, runId: string): Promise<void>;
  onFrameToken(tabId: number, frameId: number, token: string): Promise<void>;
}

/** Must run while the worker starts. Everything that is no report, and everyone that is no page, gets no answer. */
export function listenToPages(hooks: PageHooks): void {
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    const speaker = speakerOf(sender, browser.runtime.id, browser.runtime.getURL('/'));
    const report = parsePageReport(message);
    if (speaker.kind !== 'page' || report === undefined) return;
    const { tabId, frameId } = speaker;
    if (report.kind === 'arq.dialog') {
      hooks.onDialog(tabId, report);
      return;
    }
    const handle = () => {
      if (report.kind === 'arq.dialog-answer-used') return hooks.onDialogAnswerUsed(tabId);
      if (report.kind === 'arq.user-acted') return hooks.onUserActed(tabId, report.runId);
      return hooks.onFrameToken(tabId, frameId, report.token);
    };
    // The tab may be gone by now; a report is best effort.
    handle().catch(() => undefined);
  });
  browser.runtime.onConnect.addListener((port) => {
    const speaker = speakerOf(port.sender ?? {}, browser.runtime.id, browser.runtime.getURL('/'));
    // That it is open is all there is to it: connecting woke the worker.
    if (port.name === KEEP_ALIVE_PORT && speaker.kind === 'page') return;
    if (speaker.kind !== 'panel') port.disconnect();
  });
}
