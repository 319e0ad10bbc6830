/**
 * Runs the built command line as a person would, in a home of its own: no test shares a host, a profile or a socket
 * with another one, or with the user's own ARQ.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runStatuses, stepStatuses } from '../../shared/runs/run.ts';

export const root = join(import.meta.dirname, '../..');
const arqBundle = join(root, 'native-host/dist/arq.mjs');

export type BrowserName = 'chromium' | 'firefox';

/** The object that `arq run --json` prints. */
export const runReport = z.strictObject({
  runId: z.string(),
  status: z.enum(runStatuses),
  steps: z.array(
    z.strictObject({
      tool: z.string(),
      target: z.string(),
      status: z.enum(stepStatuses),
      ms: z.number(),
      file: z.string().optional(),
      error: z.strictObject({ code: z.string(), message: z.string() }).optional(),
    }),
  ),
  message: z.string(),
  answer: z.string().optional(),
});
export type RunReport = z.infer<typeof runReport>;

export interface ArqResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One ARQ_HOME with the environment that belongs to it. */
export class ArqHome {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
  readonly #children = new Set<ChildProcess>();

  constructor(extra: NodeJS.ProcessEnv = {}) {
    this.path = mkdtempSync(join(tmpdir(), 'arq-e2e-'));
    this.env = {
      ...process.env,
      HOME: this.path,
      XDG_CONFIG_HOME: undefined,
      XDG_DATA_HOME: undefined,
      ARQ_HOME: join(this.path, 'arq'),
      XDG_RUNTIME_DIR: join(this.path, 'run'),
      NO_COLOR: '1',
      ...extra,
    };
  }

  start(args: readonly string[]): ChildProcess {
    const child = spawn(process.execPath, [arqBundle, ...args], {
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#children.add(child);
    child.on('exit', () => this.#children.delete(child));
    return child;
  }

  /** Runs to the end; never rejects on a failing exit code. */
  async arq(...args: string[]): Promise<ArqResult> {
    const child = this.start(args);
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, stdout, stderr };
  }

  /** `arq run … --json`, parsed. */
  async run(command: string, ...options: string[]): Promise<RunReport & { code: number | null }> {
    const result = await this.arq('run', command, '--json', ...options);
    try {
      return { ...runReport.parse(JSON.parse(result.stdout)), code: result.code };
    } catch (error) {
      throw new Error(`arq run printed no report (exit ${result.code}): ${result.stdout}${result.stderr}`, {
        cause: error,
      });
    }
  }

  /** `arq call TOOL INPUT`: one tool, its output parsed as JSON. Rejects with what stderr said. */
  async call<Result>(tool: string, input: unknown): Promise<Result> {
    const result = await this.arq('call', tool, JSON.stringify(input));
    if (result.code !== 0) throw new Error(result.stderr);
    return JSON.parse(result.stdout) as Result;
  }

  /** Starts a browser with ARQ that stays, and resolves when the host knows it. */
  async openBrowser(browser: BrowserName, ...options: string[]): Promise<ChildProcess> {
    const before = (await this.browsers()).length;
    const child = this.start(['browser', '--browser', browser, ...options]);
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
    const deadline = Date.now() + 60_000;
    while ((await this.browsers()).length <= before) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The browser did not connect: ${output}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return child;
  }

  /** Names of the connected browsers, empty when no host runs. */
  async browsers(): Promise<string[]> {
    const { code, stdout } = await this.arq('status', '--json');
    if (code !== 0) return [];
    const status = z
      .looseObject({ browsers: z.array(z.looseObject({ name: z.string() })) })
      .safeParse(JSON.parse(stdout));
    return status.success ? status.data.browsers.map((browser) => browser.name) : [];
  }

  /** Ends everything that was started here and removes the folder. */
  async dispose(): Promise<void> {
    for (const child of this.#children) child.kill('SIGTERM');
    await this.arq('host', 'stop');
    await Promise.all(
      [...this.#children].map(
        (child) => new Promise((resolve) => (child.exitCode === null ? child.on('close', resolve) : resolve(0))),
      ),
    );
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
