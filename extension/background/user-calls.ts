/**
 * What the user asks for through panel, menu and shortcut. Adds to the router what only they have: the tab they look
 * at, and runs of both runtimes in one list.
 */
import { toArqError } from '../../shared/protocol/errors.ts';
import type { RunService } from '../../shared/runs/run-service.ts';
import { tools } from '../../shared/tools/index.ts';
import { stringIn } from '../../shared/tools/call-input.ts';
import type { HostConnection } from './host/host-connection.ts';
import type { Router } from './router.ts';
import { findCurrentTab, tabIdOf } from './tabs.ts';

const STARTS = 'runs_start';

export class UserCalls {
  readonly #router: Router;
  readonly #host: HostConnection;
  readonly #runs: RunService;

  constructor(router: Router, host: HostConnection, runs: RunService) {
    this.#router = router;
    this.#host = host;
    this.#runs = runs;
  }

  /** `trace` is the span of the click that asks. */
  async call(tool: string, input: unknown, signal: AbortSignal, trace?: string): Promise<unknown> {
    if (tool === 'runs_list') return this.#list(input, signal);
    if (tool === 'runs_stop' && stringIn(input, 'runId') === undefined) return { stopped: await this.#stopAll(signal) };
    if (tool !== STARTS) return this.#router.callForPanel(tool, input, signal, trace);
    return this.#router.callForPanel(STARTS, await this.#inTab(input), signal, trace);
  }

  async startRun(command: string, tab: string): Promise<string> {
    const output = await this.call(STARTS, { command, tab }, new AbortController().signal);
    return tools.runs_start.output.parse(output).runId;
  }

  /** Resolves with how many runs it stopped. */
  async stopEverything(): Promise<number> {
    return (await this.#stopAll(new AbortController().signal)).length;
  }

  /** A sentence without a tab means the one the user looks at. */
  async #inTab(input: unknown): Promise<unknown> {
    if (typeof input !== 'object' || input === null || stringIn(input, 'tab') !== undefined) return input;
    const tab = await findCurrentTab();
    return tab === undefined ? input : { ...input, tab: await tabIdOf(tab) };
  }

  /** The host's runs and those that still go on here, newest first. */
  async #list(input: unknown, signal: AbortSignal): Promise<unknown> {
    const listed = tools.runs_list.output.parse(await this.#router.callForPanel('runs_list', input, signal));
    const query = tools.runs_list.input.parse(input);
    if (this.#host.peer === undefined) return listed;
    const known = new Set(listed.runs.map(({ id }) => id));
    const own = this.#runs.unfinished().filter(({ id, status, createdAt }) => {
      const isWanted = query.statuses?.includes(status) ?? true;
      return !known.has(id) && isWanted && createdAt < (query.before ?? Infinity);
    });
    return { runs: [...own, ...listed.runs].toSorted((a, b) => b.createdAt - a.createdAt) };
  }

  async #stopAll(signal: AbortSignal): Promise<string[]> {
    const own = await this.#runs.stop({ all: true });
    try {
      const output = await this.#host.peer?.call('tool.call', { tool: 'runs_stop', input: { all: true } }, { signal });
      return output === undefined ? own : [...own, ...tools.runs_stop.output.parse(output).stopped];
    } catch (error) {
      // What runs here is stopped already; a host that is going away takes no acts to this browser with it.
      if (toArqError(error).code === 'link.closed') return own;
      throw error;
    }
  }
}
