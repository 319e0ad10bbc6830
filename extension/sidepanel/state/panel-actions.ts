/**
 * What a person can do in the panel. Every action asks the background and tells in a toast when it was refused; what
 * it changes comes back as events, so that two panels show the same.
 */
import type { WantedPermission } from '../../messaging/panel-contract.ts';
import type { PanelLink } from './panel-link.ts';
import type { PanelStore } from './panel-store.ts';
import type { Toasts } from './toasts.ts';
import type { Messages } from '../i18n/messages.ts';
import type { ClientDecision } from '../../../shared/policy/client-approval.ts';
import { toArqError } from '../../../shared/protocol/errors.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { stripInvisible } from '../../../shared/page/clean-text.ts';
import { isWholeSentence } from './run-state.ts';
import type { PanelToolArguments, PanelToolName, PanelToolOutput } from './panel-tools.ts';

export type Decision = 'allow' | 'allow-site' | 'deny';
export type PanelActions = ReturnType<typeof createPanelActions>;

interface ActionDeps {
  readonly store: PanelStore;
  readonly link: () => PanelLink;
  readonly toasts: Toasts;
  readonly m: Messages;
}

const PAGE_SIZE = 50;

export function createPanelActions({ store, link, toasts, m }: ActionDeps) {
  /** Undefined when it failed and was told. */
  const attempt = async <T>(failure: string, action: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await action();
    } catch (error) {
      toasts.tell(failure, stripInvisible(toArqError(error).message));
      return undefined;
    }
  };

  const refresh = async (runId: string) => {
    const answer = await attempt(m.toast.read, () => link().callTool('runs_get', { runId }));
    if (answer !== undefined) store.takeRun(answer.run);
    return answer;
  };

  const stop = async (run: Run) => {
    await attempt(m.toast.stop, () => link().callTool('runs_stop', { runId: run.id }));
  };

  const newRequest = (draft = '') => {
    store.askRunId.value = undefined;
    store.draft.value = draft;
    store.route.value = { name: 'ask' };
  };

  const sentenceOf = (run: Run) => store.sentences.get(run.id) ?? stripInvisible(run.command);

  /** Makes a plan of the sentence; the plan waits for Run. */
  const plan = async (command: string) => {
    const sentence = command.trim();
    if (sentence === '' || store.planningSince.peek() !== undefined) return;
    store.route.value = { name: 'ask' };
    store.planningSince.value = performance.now();
    const tab = store.panel.peek()?.tab?.tab;
    const started = await attempt(m.toast.start, () =>
      link().callTool('runs_start', { command: sentence, planOnly: true, ...(tab === undefined ? {} : { tab }) }),
    );
    store.planningSince.value = undefined;
    if (started === undefined) {
      if (store.draft.peek() === '') store.draft.value = sentence;
      return;
    }
    store.sentences.set(started.runId, sentence);
    // What was not understood stays in the composer, to be said in other words.
    store.draft.value = started.status === 'question' ? sentence : '';
    if (!store.runs.peek().has(started.runId)) await refresh(started.runId);
    store.askRunId.value = started.runId;
    if (store.panel.peek()?.askContext != null)
      await link()
        .call('context.clear', {})
        .catch(() => undefined);
  };

  return {
    refresh,
    stop,
    newRequest,
    plan,
    /** The same once more; a sentence whose values are hidden comes back to the composer to be completed. */
    async again(run: Run) {
      const sentence = sentenceOf(run);
      if (isWholeSentence(sentence)) await plan(sentence);
      else newRequest(sentence);
    },
    edit: (run: Run) => newRequest(sentenceOf(run)),
    async resume(run: Run) {
      await attempt(m.toast.resume, () => link().callTool('runs_resume', { runId: run.id }));
    },
    async pause(run: Run) {
      await attempt(m.toast.pause, () => link().callTool('runs_pause', { runId: run.id }));
    },
    async stopAll() {
      const stopped = await attempt(m.toast.stop, () => link().callTool('runs_stop', { all: true }));
      if (stopped === undefined) return;
      toasts.tell(stopped.stopped.length === 0 ? m.toast.stoppedNone : m.toast.stoppedAll(stopped.stopped.length));
    },
    /** Puts a plan aside; with `thenEdit`, its sentence goes back to the composer. */
    async discard(run: Run, thenEdit = false) {
      newRequest(thenEdit ? sentenceOf(run) : '');
      await stop(run);
    },
    async decide(run: Run, approvalId: string, decision: Decision) {
      const answer = await attempt(m.toast.decide, () =>
        link().callTool('runs_approve', { runId: run.id, approvalId, decision }),
      );
      if (answer?.accepted === false) toasts.tell(m.toast.decided);
    },
    async decideCall(approval: string, decision: ClientDecision) {
      const answer = await attempt(m.toast.decide, () => link().callTool('approvals_decide', { approval, decision }));
      if (answer?.accepted === false) toasts.tell(m.toast.decided);
    },
    /** Calls a tool that changes something; undefined when it failed and was told. */
    change<Name extends PanelToolName>(
      failure: string,
      tool: Name,
      input: PanelToolArguments<Name>,
    ): Promise<PanelToolOutput<Name> | undefined> {
      return attempt(failure, () => link().callTool(tool, input));
    },
    async answer(run: Run, choice: string) {
      const answer = await attempt(m.toast.answer, () => link().callTool('runs_answer', { runId: run.id, choice }));
      if (answer?.accepted === false) toasts.tell(m.toast.decided);
    },
    /** True when the run is gone. */
    async deleteRun(run: Run): Promise<boolean> {
      const answer = await attempt(m.toast.delete, () => link().callTool('runs_delete', { runId: run.id }));
      if (answer?.deleted !== true) return false;
      store.dropRun(run.id);
      toasts.tell(m.detail.deleted);
      return true;
    },
    /** One page of history; true when there may be more. */
    async loadRuns(before?: number): Promise<boolean> {
      const page: PanelToolOutput<'runs_list'> | undefined = await attempt(m.toast.list, () =>
        link().callTool('runs_list', { limit: PAGE_SIZE, ...(before === undefined ? {} : { before }) }),
      );
      if (page === undefined) return false;
      store.takeHistory(page.runs);
      return page.runs.length === PAGE_SIZE;
    },
    async setNever(site: string, isNever: boolean) {
      await attempt(m.toast.site, () => link().call('sites.setNever', { site, isNever }));
    },
    async setTrusted(site: string, isTrusted: boolean) {
      await attempt(m.toast.site, () => link().call('sites.setTrusted', { site, isTrusted }));
    },
    async showTab(tab: string) {
      await attempt(m.toast.tab, () => link().call('tab.show', { tab }));
    },
    async clearContext() {
      await attempt(m.toast.clear, () => link().call('context.clear', {}));
    },
    async settlePermission(name: WantedPermission) {
      await attempt(m.toast.connect, () => link().call('permission.settle', { name }));
    },
    async connectHost() {
      await attempt(m.toast.connect, () => link().call('host.connect', {}));
    },
    async copy(text: string) {
      const isCopied = await attempt(m.toast.copy, async () => {
        await navigator.clipboard.writeText(text);
        return true;
      });
      if (isCopied === true) toasts.tell(m.result.copied);
    },
  };
}
