/**
 * A desktop that shows notices: a screen, a session bus and dunst on it, all of its own. Owns their processes. What was
 * shown is what the notification service says that it has shown.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Display } from './display.ts';

const run = promisify(execFile);

const text = z.object({ data: z.string() });
const history = z.object({ data: z.array(z.array(z.object({ summary: text, body: text, appname: text }))) });

export interface ShownNotice {
  readonly title: string;
  readonly text: string;
  readonly app: string;
}

export class DesktopSession {
  readonly display: Display;
  /** What a program needs to be on this desktop. */
  readonly env: Readonly<Record<string, string>>;
  readonly #children: readonly ChildProcess[];
  readonly #folder: string;

  private constructor(
    display: Display,
    env: Readonly<Record<string, string>>,
    children: readonly ChildProcess[],
    folder: string,
  ) {
    this.display = display;
    this.env = env;
    this.#children = children;
    this.#folder = folder;
  }

  /** Why there can be none on this machine; undefined when there can. */
  static async findObstacle(): Promise<string | undefined> {
    for (const [command, ...args] of [
      ['dunst', '--version'],
      ['dbus-daemon', '--version'],
      ['notify-send', '--version'],
    ] as const) {
      try {
        await run(command, args);
      } catch {
        return `${command} does not run here. Install it: apt-get install dunst dbus libnotify-bin`;
      }
    }
    return undefined;
  }

  static async open(): Promise<DesktopSession> {
    const display = await Display.open();
    const folder = mkdtempSync(join(tmpdir(), 'arq-desktop-'));
    const bus = spawn(
      'dbus-daemon',
      ['--session', '--nofork', '--nopidfile', '--print-address=1', `--address=unix:dir=${folder}`],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const address = await new Promise<string>((resolve, reject) => {
      createInterface({ input: bus.stdout }).once('line', resolve);
      bus.once('exit', (code) => reject(new Error(`dbus-daemon ended with ${code}`)));
    });
    const env = { DISPLAY: display.name, DBUS_SESSION_BUS_ADDRESS: address };
    const dunst = spawn('dunst', [], {
      stdio: 'ignore',
      env: { ...process.env, ...env, HOME: folder, XDG_CONFIG_HOME: folder },
    });
    const session = new DesktopSession(display, env, [dunst, bus], folder);
    const deadline = Date.now() + 10_000;
    while (
      !(await session.#control('is-paused').then(
        () => true,
        () => false,
      ))
    ) {
      if (Date.now() > deadline) throw new Error('dunst did not start.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return session;
  }

  async #control(...args: string[]): Promise<string> {
    const { stdout } = await run('dunstctl', args, { env: { ...process.env, ...this.env } });
    return stdout;
  }

  /** All that was shown so far, newest first. Those on the screen are put away, since only what is past can be listed. */
  async shown(): Promise<readonly ShownNotice[]> {
    await this.#control('close-all');
    const { data } = history.parse(JSON.parse(await this.#control('history')));
    return data
      .flat()
      .map(({ summary, body, appname }) => ({ title: summary.data, text: body.data, app: appname.data }));
  }

  async close(): Promise<void> {
    for (const child of this.#children) child.kill('SIGTERM');
    await this.display.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
