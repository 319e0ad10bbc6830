import type { ClientApproval } from '../../../shared/policy/client-approval.ts';
import { ArqError, toArqError } from '../../../shared/protocol/errors.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { tools } from '../../../shared/tools/index.ts';
import type { ToolArguments, ToolName, ToolOutput } from '../../../shared/tools/types.ts';
import { readVersion } from '../install/artefacts.ts';
import { connectHost, type HostPeer } from '../link/connect-host.ts';
import { arqHome } from '../store/home.ts';

/** The command line's link to the host, with the runs it hears of. One per command; `close` ends it. */
export class HostConnection {
  readonly #runs = new Map<string, Run>();
  readonly #listeners = new Set<() => void>();
  #approvals: readonly ClientApproval[] = [];
  #peer: HostPeer | undefined;
  #closed: ArqError | undefined;

  static async open(options: { readonly startIfNone: boolean }): Promise<HostConnection> {
    const connection = new HostConnection();
    connection.#peer = await connectHost({
      home: arqHome(),
      startIfNone: options.startIfNone,
      version: readVersion(),
      onEvent: (event) => {
        if (event.name === 'run.changed') connection.noteRun(event.data);
        else if (event.name === 'approvals.changed') connection.#noteApprovals(event.data.approvals);
      },
      onClose: (reason, error) => {
        connection.#closed =
          error ??
          new ArqError(
            'link.closed',
            `The ARQ host ended (${reason}). What was done is in its journal: see \`arq status\`.`,
          );
        connection.#tellListeners();
      },
    });
    return connection;
  }

  get peer(): HostPeer {
    if (this.#peer === undefined) throw new ArqError('link.closed', 'The link to the host is not open yet.');
    return this.#peer;
  }

  /** Calls a tool and parses what comes back. */
  async callTool<Name extends ToolName>(
    tool: Name,
    input: ToolArguments<Name>,
    options: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
  ): Promise<ToolOutput<Name>> {
    const output = await this.peer.call('tool.call', { tool, input }, options);
    const parsed = tools[tool].output.safeParse(output);
    if (!parsed.success) throw toArqError(parsed.error, 'tool.output_invalid');
    return parsed.data as ToolOutput<Name>;
  }

  /** A late update never overwrites a newer one. */
  noteRun(run: Run): void {
    const known = this.#runs.get(run.id);
    if (known !== undefined && known.version >= run.version) return;
    this.#runs.set(run.id, run);
    this.#tellListeners();
  }

  /** Single calls of clients that wait now; kept up to date after `watchApprovals`. */
  get approvals(): readonly ClientApproval[] {
    return this.#approvals;
  }

  /** From now on this terminal counts as a way to a person. */
  async watchApprovals(): Promise<void> {
    this.#noteApprovals((await this.peer.call('approvals.watch', { canAsk: true })).approvals);
  }

  #noteApprovals(approvals: readonly ClientApproval[]): void {
    this.#approvals = approvals;
    this.#tellListeners();
  }

  findRun(runId: string): Run | undefined {
    return this.#runs.get(runId);
  }

  /** Resolves when something is newer than when it was called; rejects when the link has ended or `signal` aborts. */
  async nextChange(signal: AbortSignal): Promise<void> {
    this.#throwIfClosed();
    signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.#listeners.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#listeners.add(wake);
      signal.addEventListener('abort', wake);
    });
    this.#throwIfClosed();
  }

  close(): void {
    this.#peer?.close('the command line is done');
  }

  #throwIfClosed(): void {
    if (this.#closed !== undefined) throw this.#closed;
  }

  #tellListeners(): void {
    for (const listener of this.#listeners) listener();
  }
}
