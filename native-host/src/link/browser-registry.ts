/**
 * The browsers that are connected now, by device, with the names people see. Owns both; a device that comes back gets
 * the name it had. A tab is addressed through its device alone, so nothing here knows of tabs.
 *
 * Browsers stop the background of an extension whenever they like, and it is back at the next event: a browser that
 * went away just now is waited for before anyone is told that it is gone.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { cleanLine } from '../../../shared/page/clean-text.ts';
import type { BrowserInfo } from '../../../shared/protocol/methods.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext } from '../../../shared/tools/types.ts';

/** A stopped background is back in under a second, one whose host was killed in about two. */
const RETURN_MS = 5_000;

/** A connected browser as the rest of the host uses it. */
export interface ConnectedBrowser {
  readonly info: BrowserInfo;
  /** What it was given by the ARQ that started it. */
  readonly launch?: string | undefined;
  /** Rejects with the browser's ArqError, or `browser.gone` when the link ends before the answer. */
  callTool(tool: string, input: unknown, context: CallContext): Promise<unknown>;
  /** Shows a notification of the computer. */
  notify(title: string, text: string): void;
  /** Ends its link. */
  close(reason: string): void;
}

export const noBrowserError = () =>
  new ArqError(
    'browser.none_connected',
    'No browser is connected. Open the browser with ARQ (`arq browser`), or run `arq setup` if ARQ was never added to it.',
  );

/** What the user settled about browsers, kept by device. */
export interface BrowserChoices {
  findName(device: string): string | undefined;
  names(): string[];
  setName(device: string, name: string): void;
  allowsPrivate(device: string): boolean;
}

export class BrowserRegistry {
  readonly #browsers = new Map<string, ConnectedBrowser>();
  readonly #names = new Map<string, string>();
  /** The one that the user turned to last. */
  #focused: string | undefined;
  /** When the link of a device that is not connected ended, by `performance.now()`. */
  readonly #lostAt = new Map<string, number>();
  /** With the host, all links of the host before it ended. */
  readonly #startedAt = performance.now();
  readonly #returnMs: number;
  readonly #listeners = new Set<() => void>();
  readonly #settings: BrowserChoices | undefined;
  #arrival = Promise.withResolvers<void>();

  /** `returnMs`: how long a browser that went away is waited for. */
  constructor(returnMs = RETURN_MS, settings?: BrowserChoices) {
    this.#returnMs = returnMs;
    this.#settings = settings;
  }

  /** Takes a browser in; an older link of the same device, left over from a worker that died, is closed. */
  add(browser: ConnectedBrowser): void {
    const { device } = browser.info;
    const older = this.#browsers.get(device);
    this.#browsers.set(device, browser);
    older?.close('replaced by a newer link of the same browser');
    this.#lostAt.delete(device);
    this.#arrival.resolve();
    this.#arrival = Promise.withResolvers<void>();
    this.#tell();
  }

  /** Does nothing when a newer link has taken the device over. */
  remove(browser: ConnectedBrowser): void {
    const { device } = browser.info;
    if (this.#browsers.get(device) !== browser) return;
    this.#browsers.delete(device);
    this.#lostAt.set(device, performance.now());
    this.#tell();
  }

  /** The name that the user gave, or `chromium-1`: the lowest number free among the browsers of its kind. */
  nameOf(device: string, kind: BrowserInfo['kind']): string {
    const known = this.#names.get(device) ?? this.#settings?.findName(device);
    if (known !== undefined) {
      this.#names.set(device, known);
      return known;
    }
    const taken = new Set([...this.#names.values(), ...(this.#settings?.names() ?? [])]);
    const word = kind === 'other' ? 'browser' : kind;
    let number = 1;
    while (taken.has(`${word}-${number}`)) number += 1;
    const name = `${word}-${number}`;
    this.#names.set(device, name);
    return name;
  }

  /** Gives a connected browser the name that the user wants. Throws `browser.name_taken`. */
  rename(device: string, name: string): string {
    const wanted = cleanLine(name);
    const isTaken = [...this.#names].some(([other, taken]) => other !== device && isSameName(taken, wanted));
    if (wanted === '' || isTaken) {
      throw new ArqError('browser.name_taken', `Another browser is called “${wanted}”. Choose another name.`);
    }
    this.#settings?.setName(device, wanted);
    this.#names.set(device, wanted);
    const browser = this.#browsers.get(device);
    if (browser !== undefined) browser.info.name = wanted;
    this.#tell();
    return wanted;
  }

  /** True when clients and models may use its private windows. */
  allowsPrivate(device: string): boolean {
    return this.#settings?.allowsPrivate(device) ?? false;
  }

  /** The user turned to a window of this browser. */
  noteFocused(device: string): void {
    if (this.#focused === device) return;
    this.#focused = device;
    this.#tell();
  }

  /** Calls `listener` after every change of who is connected, named how and focused; returns how to stop that. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** The connected browser that the user turned to last. */
  findFocused(): ConnectedBrowser | undefined {
    return this.#focused === undefined ? undefined : this.#browsers.get(this.#focused);
  }

  /** The name of a device that is or was connected. */
  findName(device: string): string | undefined {
    return this.#names.get(device);
  }

  list(): ConnectedBrowser[] {
    return [...this.#browsers.values()];
  }

  isConnected(device: string): boolean {
    return this.#browsers.has(device);
  }

  /** As `getByTab`, but waits for a browser that went away just now. Rejects when `signal` aborts. */
  async reach(tab: string, signal: AbortSignal): Promise<ConnectedBrowser> {
    const device = deviceOfTab(tab);
    await this.#untilBack(() => this.#browsers.has(device), this.#lostAt.get(device) ?? this.#startedAt, signal);
    return this.getByTab(tab);
  }

  /** The host before this one did not end in order: its browsers are on their way here. */
  expectReturn(): void {
    this.#lostAt.set('those of the host before', this.#startedAt);
  }

  /** Waits while no browser is connected because the last one went away just now. */
  async reachAny(signal: AbortSignal): Promise<void> {
    await this.#untilBack(() => this.#browsers.size > 0, Math.max(-Infinity, ...this.#lostAt.values()), signal);
  }

  async #untilBack(isBack: () => boolean, lostAt: number, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const restMs = lostAt + this.#returnMs - performance.now();
    if (isBack() || restMs <= 0) return;
    const timedOut = delay(restMs, 'over', { signal: AbortSignal.any([signal, over.signal]), ref: false });
    try {
      while (!isBack()) if ((await Promise.race([this.#arrival.promise, timedOut])) === 'over') return;
    } finally {
      over.abort();
      timedOut.catch(() => undefined);
    }
  }

  /** The browser of a tab id. Throws `tabs.not_found` when it names none, `browser.gone` when that one is not connected. */
  getByTab(tab: string): ConnectedBrowser {
    const device = deviceOfTab(tab);
    const browser = this.#browsers.get(device);
    if (browser !== undefined) return browser;
    if (this.#browsers.size === 0 && !this.#names.has(device)) throw noBrowserError();
    const name = this.#names.get(device);
    throw new ArqError(
      'browser.gone',
      `The browser of tab ${tab}${name === undefined ? '' : `, ${name},`} is not connected. Open it again, or choose another tab with tabs_list.`,
      { data: { tab } },
    );
  }

  /** By the name that people see. Throws `browser.gone` with the names there are. */
  getByName(name: string): ConnectedBrowser {
    const found = this.list().find((browser) => isSameName(browser.info.name, name));
    if (found !== undefined) return found;
    if (this.#browsers.size === 0) throw noBrowserError();
    throw new ArqError(
      'browser.gone',
      `No browser named ${name} is connected. Connected: ${this.list()
        .map((browser) => browser.info.name)
        .join(', ')}.`,
    );
  }
}

const isSameName = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const TAB_ID = /^([a-z0-9]{6,32})\..+$/;

/** First part of a tab id. Throws `tabs.not_found` for what is no tab id. */
export function deviceOfTab(tab: string): string {
  const device = TAB_ID.exec(tab)?.[1];
  if (device === undefined)
    throw new ArqError('tabs.not_found', `“${tab.slice(0, 100)}” is no tab id. Take one from tabs_list.`);
  return device;
}
