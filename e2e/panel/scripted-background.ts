/**
 * A background for one page, without a browser behind it: it holds a state and runs, speaks the real panel contract
 * over memory transports, and lets a test push what it likes. Owns nothing that outlives the page.
 */
import { panelEvents, panelMethods, type PanelState } from '../../extension/messaging/panel-contract.ts';
import { ArqError } from '../../shared/protocol/errors.ts';
import { createMemoryPair } from '../../shared/protocol/memory-transport.ts';
import { createRpcPeer } from '../../shared/protocol/rpc-peer.ts';
import type { MethodTable, RpcPeer } from '../../shared/protocol/rpc-types.ts';
import type { Transport } from '../../shared/protocol/transport.ts';
import type { ClientApproval } from '../../shared/policy/client-approval.ts';
import type { Run } from '../../shared/runs/run.ts';
import { approvalsDecide } from '../../shared/tools/approvals/decide.ts';
import { runsAnswer } from '../../shared/tools/runs/answer.ts';
import { runsApprove } from '../../shared/tools/runs/approve.ts';
import { runsList } from '../../shared/tools/runs/list.ts';
import { runsStart } from '../../shared/tools/runs/start.ts';
import { runsStop } from '../../shared/tools/runs/stop.ts';
import { type HostScene, ScriptedHost } from './scripted-host.ts';

export interface Scene {
  readonly state: PanelState;
  readonly runs: readonly Run[];
  /** Single calls of clients that wait. */
  readonly calls?: readonly ClientApproval[];
  /** What the host tells of connections and alerts. */
  readonly host?: Partial<HostScene>;
  /** Tools that answer with an error from the start. */
  readonly broken?: readonly string[];
  /** Tools that never answer. */
  readonly silent?: readonly string[];
  /** Which view the scene is about. */
  readonly view?: 'connections' | 'alerts' | 'profiles';
  /** The runs end right after a panel came: it watches them end, as it would while it is open. */
  readonly endsWhileWatched?: boolean;
  /** What `runs_start` plans. */
  readonly planned?: Run;
}

export interface NotedCall {
  readonly tool: string;
  readonly input: unknown;
}

type Peer = RpcPeer<MethodTable, typeof panelEvents>;

export class ScriptedBackground {
  /** Every call of a panel, oldest first. */
  readonly calls: NotedCall[] = [];
  /** Tools that answer with an error. */
  readonly broken = new Set<string>();
  readonly #host: ScriptedHost;
  #calls: readonly ClientApproval[];
  readonly #runs = new Map<string, Run>();
  readonly #peers = new Set<Peer>();
  readonly #draw: (seed: number) => string;
  readonly #endsWhileWatched: boolean;
  readonly #planned: Run | undefined;
  readonly #silent: ReadonlySet<string>;
  #state: PanelState;

  constructor(scene: Scene, draw: (seed: number) => string) {
    this.#endsWhileWatched = scene.endsWhileWatched === true;
    this.#state = scene.state;
    this.#planned = scene.planned;
    this.#draw = draw;
    this.#host = new ScriptedHost(scene.host ?? {});
    this.#calls = scene.calls ?? [];
    for (const tool of scene.broken ?? []) this.broken.add(tool);
    this.#silent = new Set(scene.silent);
    for (const run of scene.runs) this.#runs.set(run.id, run);
  }

  connect(): Transport {
    const [own, panels] = createMemoryPair();
    const peer: Peer = createRpcPeer({
      transport: own,
      serves: panelMethods,
      handlers: {
        'tool.call': ({ tool, input }) =>
          this.#silent.has(tool) ? new Promise(() => undefined) : Promise.resolve().then(() => this.#call(tool, input)),
        'runs.watch': async () => this.#watch(),
        'approvals.watch': () => Promise.resolve({ approvals: [...this.#calls] }),
        'host.look': async () => this.#host.look(),
        'picture.get': async ({ id }) => ({
          id,
          runId: id.split(':')[0] ?? '',
          mime: 'image/png' as const,
          base64: this.#draw(Number(id.split(':')[1] ?? 0)),
          at: 0,
        }),
        'state.get': async () => this.#state,
        'sites.setTrusted': async ({ site, isTrusted }) => {
          this.note({ tool: 'sites.setTrusted', input: { site, isTrusted } });
          return {};
        },
        'sites.setNever': async ({ site, isNever }) => {
          this.note({ tool: 'sites.setNever', input: { site, isNever } });
          const others = this.#state.neverSites.filter((other) => other !== site);
          const tab = this.#state.tab;
          const isHere = tab !== null && new URL(tab.url).hostname === site;
          this.pushState({
            neverSites: isNever ? [...others, site] : others,
            tab: isHere ? { ...tab, isNever } : tab,
          });
          return {};
        },
        'tab.show': async (input) => this.#plain('tab.show', input),
        'context.clear': async (input) => {
          this.pushState({ askContext: null });
          return this.#plain('context.clear', input);
        },
        'permission.settle': async (input) => {
          this.pushState({ wantedPermission: null });
          return this.#plain('permission.settle', input);
        },
        'host.connect': async (input) => this.#plain('host.connect', input),
      },
      calls: {},
      emits: panelEvents,
      hears: {},
      onEvent: () => undefined,
      onClose: () => this.#peers.delete(peer),
    });
    this.#peers.add(peer);
    return panels;
  }

  note(call: NotedCall): void {
    this.calls.push(call);
  }

  run(runId: string): Run | undefined {
    return this.#runs.get(runId);
  }

  pushState(change: Partial<PanelState>): void {
    this.#state = { ...this.#state, ...change };
    for (const peer of this.#peers) peer.emit('state.changed', this.#state);
  }

  pushRun(runId: string, change: Partial<Run>): void {
    const before = this.#runs.get(runId);
    if (before === undefined) throw new Error(`No run ${runId}`);
    this.addRun({ ...before, ...change, version: before.version + 1 });
  }

  addRun(run: Run): void {
    this.#runs.set(run.id, run);
    for (const peer of this.#peers) peer.emit('run.changed', run);
  }

  deleteRun(runId: string): void {
    this.#runs.delete(runId);
    for (const peer of this.#peers) peer.emit('run.deleted', { runId });
  }

  /** As when the service worker dies. */
  dropPanels(): void {
    for (const peer of Array.from(this.#peers)) peer.close('worker ended');
  }

  #watch() {
    const runs = [...this.#runs.values()];
    if (!this.#endsWhileWatched) return { runs: runs.filter((run) => run.endedAt === undefined) };
    setTimeout(() => {
      for (const run of runs) this.pushRun(run.id, {});
    });
    return {
      runs: runs.map(({ endedAt: _endedAt, question: _question, ...run }) => ({ ...run, status: 'running' as const })),
    };
  }

  get openCalls(): readonly ClientApproval[] {
    return this.#calls;
  }

  pushCalls(calls: readonly ClientApproval[]): void {
    this.#calls = calls;
    for (const peer of this.#peers) peer.emit('approvals.changed', { approvals: [...calls] });
  }

  #decide(id: string) {
    const isOpen = this.#calls.some((call) => call.id === id);
    this.pushCalls(this.#calls.filter((call) => call.id !== id));
    return { accepted: isOpen };
  }

  #plain(tool: string, input: unknown) {
    this.note({ tool, input });
    return {};
  }

  #call(tool: string, input: unknown): unknown {
    this.note({ tool, input });
    if (this.broken.has(tool))
      throw new ArqError('test.broken', 'The tab was closed meanwhile. Open it and try again.');
    if (tool === 'approvals_decide') return this.#decide(approvalsDecide.input.parse(input).approval);
    if (this.#host.serves(tool)) return this.#host.call(tool, input);
    switch (tool) {
      case 'runs_start':
        return this.#start(runsStart.input.parse(input).command);
      case 'runs_list': {
        const { before = Infinity, limit = 50 } = runsList.input.parse(input);
        const runs = [...this.#runs.values()].filter((run) => run.createdAt < before);
        return { runs: runs.toSorted((a, b) => b.createdAt - a.createdAt).slice(0, limit) };
      }
      case 'runs_approve': {
        const { runId, approvalId, decision } = runsApprove.input.parse(input);
        const run = this.#runs.get(runId);
        if (run?.approval?.id !== approvalId) return { accepted: false };
        const { approval: _approval, ...rest } = run;
        const next =
          decision === 'deny' ? { status: 'stopped' as const, endedAt: Date.now() } : { status: 'running' as const };
        this.addRun({ ...rest, ...next, version: run.version + 1 });
        return { accepted: true };
      }
      case 'runs_answer': {
        const run = this.#runs.get(runsAnswer.input.parse(input).runId);
        if (run?.question === undefined) return { accepted: false };
        const { question: _question, ...rest } = run;
        this.addRun({ ...rest, status: 'running', version: run.version + 1 });
        return { accepted: true };
      }
      case 'runs_stop': {
        const { runId, all } = runsStop.input.parse(input);
        const chosen = [...this.#runs.values()].filter(
          (run) => run.endedAt === undefined && (all === true || run.id === runId),
        );
        for (const run of chosen) this.pushRun(run.id, { status: 'stopped', endedAt: Date.now() });
        return { stopped: chosen.map(({ id }) => id) };
      }
      default:
        return this.#callOne(tool, (input as { runId: string }).runId);
    }
  }

  #callOne(tool: string, runId: string): unknown {
    const run = this.#runs.get(runId);
    if (run === undefined) throw new ArqError('runs.not_found', `There is no run ${runId}. See runs_list.`);
    if (tool === 'runs_resume') {
      this.pushRun(runId, { status: 'running', message: '' });
      return { resumed: true };
    }
    if (tool === 'runs_pause') {
      this.pushRun(runId, { status: 'paused', message: '' });
      return { paused: true };
    }
    if (tool === 'runs_delete') {
      this.deleteRun(runId);
      return { deleted: true };
    }
    const journal = run.steps.flatMap((step, index) =>
      step.startedAt === undefined
        ? []
        : [
            {
              seq: index * 2 + 1,
              at: step.startedAt,
              type: 'step.intended',
              data: { index, tool: step.tool, risk: step.risk },
            },
            {
              seq: index * 2 + 2,
              at: step.startedAt + step.ms,
              type: `step.${step.status}`,
              data: { index, ms: step.ms },
            },
          ],
    );
    return {
      run,
      journal: [{ seq: 0, at: run.createdAt, type: 'run.created', data: { principal: run.principal } }, ...journal],
    };
  }

  #start(command: string): unknown {
    const planned = this.#planned;
    if (planned === undefined) throw new ArqError('plan.none', 'This scene plans nothing.');
    const run = { ...planned, command, createdAt: Date.now() };
    this.addRun(run);
    return { runId: run.id, status: run.status, steps: run.steps, message: run.message };
  }
}
