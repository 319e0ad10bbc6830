/**
 * A real screen for tests: Xvfb with a window manager, and a real pointer and keyboard through xdotool. What a
 * person sees is in `screenshot`; what a person cannot do, this cannot either.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { PNG } from 'pngjs';

const run = promisify(execFile);

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export class Display {
  readonly name: string;
  readonly #children: ChildProcess[];

  private constructor(name: string, children: ChildProcess[]) {
    this.name = name;
    this.#children = children;
  }

  static async open(width = 1400, height = 900): Promise<Display> {
    let number = 90 + (process.pid % 400);
    while (existsSync(`/tmp/.X11-unix/X${number}`)) number += 1;
    const name = `:${number}`;
    const server = spawn('Xvfb', [name, '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
      stdio: 'ignore',
    });
    const deadline = Date.now() + 10_000;
    while (!existsSync(`/tmp/.X11-unix/X${number}`)) {
      if (Date.now() > deadline)
        throw new Error('Xvfb did not start. Install it: apt-get install xvfb openbox xdotool imagemagick');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const manager = spawn('openbox', [], { stdio: 'ignore', env: { ...process.env, DISPLAY: name } });
    return new Display(name, [manager, server]);
  }

  async #xdotool(...args: string[]): Promise<string> {
    const { stdout } = await run('xdotool', args, { env: { ...process.env, DISPLAY: this.name } });
    return stdout.trim();
  }

  /** Presses a button of the mouse at a point of the screen: 1 left, 3 right. */
  async click(x: number, y: number, button = 1): Promise<void> {
    await this.#xdotool('mousemove', String(Math.round(x)), String(Math.round(y)));
    await this.#xdotool('click', String(button));
  }

  async move(x: number, y: number): Promise<void> {
    await this.#xdotool('mousemove', String(Math.round(x)), String(Math.round(y)));
  }

  async key(keys: string): Promise<void> {
    await this.#xdotool('key', '--clearmodifiers', keys);
  }

  async type(text: string): Promise<void> {
    await this.#xdotool('type', '--delay', '12', text);
  }

  /** The whole screen; also written to `path` when given. */
  async screenshot(path?: string): Promise<PNG> {
    const { stdout } = await run('import', ['-window', 'root', 'png:-'], {
      env: { ...process.env, DISPLAY: this.name },
      encoding: 'buffer',
      maxBuffer: 64 << 20,
    });
    if (path !== undefined) writeFileSync(path, stdout);
    return PNG.sync.read(stdout);
  }

  async close(): Promise<void> {
    for (const child of this.#children) child.kill('SIGTERM');
  }
}

/** Box of what differs between two pictures of the same size, at or beyond a corner; undefined when nothing does. */
export function differenceBox(before: PNG, after: PNG, from = { x: 0, y: 0 }): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (let y = from.y; y < after.height; y += 1) {
    for (let x = from.x; x < after.width; x += 1) {
      const i = (y * after.width + x) * 4;
      const distance =
        Math.abs((before.data[i] ?? 0) - (after.data[i] ?? 0)) +
        Math.abs((before.data[i + 1] ?? 0) - (after.data[i + 1] ?? 0)) +
        Math.abs((before.data[i + 2] ?? 0) - (after.data[i + 2] ?? 0));
      if (distance < 12) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
