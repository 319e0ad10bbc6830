/**
 * What the hooks of this document tell of its console or its requests, once they were asked for. Kept here, in the
 * extension's own world and only as long as the document and somebody who reads it, with private values and secrets
 * taken out as it comes.
 */
import { END, ENTRY, READY, type WatchEntry } from '../../messaging/watch-contract.ts';
import { stripInvisible } from '../../../shared/page/clean-text.ts';
import { redactBody } from '../../../shared/page/redact-body.ts';
import { redactAddress } from '../../../shared/policy/redact-address.ts';
import { PrivateValues } from './private-values.ts';

const MAX_ENTRIES = 1_000;
const MAX_CHARS = 4_000_000;
/** So long without a reader, longer than the background's own watch, and nothing is kept any more. */
const UNREAD_MS = 15 * 60_000;

export type ConsoleEntry = Extract<WatchEntry, { kind: 'console' }>;
export type BodyEntry = Extract<WatchEntry, { kind: 'body' }>;

/** What counts the time without a reader. */
export interface UnreadClock {
  /** Calls back after `ms`, unless that was called off by what it returns. */
  after(ms: number, callback: () => void): () => void;
}

const ownClock: UnreadClock = {
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

export class WatchedPage {
  readonly since = Date.now();
  readonly #entries: (ConsoleEntry | BodyEntry)[] = [];
  readonly #values = new PrivateValues();
  #chars = 0;
  #dropped = 0;
  readonly #clock: UnreadClock;
  #end: () => void = () => undefined;
  #callOff: () => void = () => undefined;

  constructor(clock: UnreadClock = ownClock) {
    this.#clock = clock;
  }

  /** Entries that were not kept: too many at once, or pushed out by later ones. */
  get dropped(): number {
    return this.#dropped;
  }

  get entries(): readonly (ConsoleEntry | BodyEntry)[] {
    return this.#entries;
  }

  /** True when this document has private values, so that what else is known of its requests must go through `scrub`. */
  get holdsPrivate(): boolean {
    return this.#values.hasAny;
  }

  /** The text without the document's private values, of now and since it is watched. */
  scrub(text: string): string {
    return this.#values.scrub(text);
  }

  /** Calls `onEnd` when it was not read for long: the hooks are silent then. */
  listen(channel: string, lifetime: AbortSignal, onEnd: () => void): void {
    const over = new AbortController();
    const options = { capture: true, signal: AbortSignal.any([lifetime, over.signal]) };
    this.#end = () => {
      over.abort();
      window.dispatchEvent(new Event(channel + END));
      onEnd();
    };
    window.addEventListener(
      channel + ENTRY,
      (event) => {
        event.stopImmediatePropagation();
        if (event instanceof CustomEvent) this.#take(event.detail);
      },
      options,
    );
    // What is sent may be out of its field by the time that it is told.
    this.#values.note();
    for (const type of ['input', 'change']) window.addEventListener(type, () => this.#values.note(), options);
    this.noteReader();
    window.dispatchEvent(new Event(channel + READY));
  }

  noteReader(): void {
    this.#callOff();
    this.#callOff = this.#clock.after(UNREAD_MS, () => this.#end());
  }

  #take(detail: unknown): void {
    const entry = typeof detail === 'string' ? parseEntry(detail) : undefined;
    if (entry === undefined) return;
    if (entry.kind === 'dropped') {
      this.#dropped += entry.count;
      return;
    }
    const clean = this.#clean(entry);
    this.#entries.push(clean);
    this.#chars += sizeOf(clean);
    while (this.#entries.length > MAX_ENTRIES || this.#chars > MAX_CHARS) {
      const oldest = this.#entries.shift();
      if (oldest === undefined) break;
      this.#chars -= sizeOf(oldest);
      this.#dropped += 1;
    }
  }

  #clean(entry: ConsoleEntry | BodyEntry): ConsoleEntry | BodyEntry {
    const scrub = (text: string) => this.#values.scrub(stripInvisible(text));
    if (entry.kind === 'console')
      return { ...entry, text: scrub(entry.text), source: redactAddress(scrub(entry.source)) };
    return {
      ...entry,
      url: redactAddress(scrub(entry.url)),
      requestBody: redactBody(scrub(entry.requestBody)),
      responseBody: redactBody(scrub(entry.responseBody)),
    };
  }
}

const sizeOf = (entry: ConsoleEntry | BodyEntry): number =>
  entry.kind === 'console'
    ? entry.text.length + entry.source.length
    : entry.url.length + entry.requestBody.length + entry.responseBody.length;

/** The page may have sent it: nothing is taken for what it says it is. */
function parseEntry(detail: string): WatchEntry | undefined {
  let data: unknown;
  try {
    data = JSON.parse(detail);
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null) return undefined;
  const text = (name: string): string => {
    const value: unknown = Object.getOwnPropertyDescriptor(data, name)?.value;
    return typeof value === 'string' ? value : '';
  };
  const number = (name: string): number => {
    const value: unknown = Object.getOwnPropertyDescriptor(data, name)?.value;
    return typeof value === 'number' && Number.isFinite(value) ? value : 0;
  };
  switch (text('kind')) {
    case 'console':
      return {
        kind: 'console',
        at: number('at'),
        level: levelOf(text('level')),
        text: text('text'),
        source: text('source'),
      };
    case 'body':
      return {
        kind: 'body',
        at: number('at'),
        url: text('url'),
        method: text('method'),
        status: number('status'),
        requestBody: text('requestBody'),
        responseBody: text('responseBody'),
        mime: text('mime'),
        isCut: Object.getOwnPropertyDescriptor(data, 'isCut')?.value === true,
      };
    case 'dropped':
      return { kind: 'dropped', count: Math.max(0, Math.floor(number('count'))) };
    default:
      return undefined;
  }
}

const levelOf = (level: string): ConsoleEntry['level'] =>
  level === 'debug' || level === 'info' || level === 'warn' || level === 'error' ? level : 'log';
