/**
 * Chromium's debugging interface for the length of one action: attached before, detached after, whatever happens. While
 * it is attached the browser shows a bar that says so. One at a time in each tab. Background only.
 */
import { browser } from 'wxt/browser';
import { ArqError } from '../../../shared/protocol/errors.ts';

const PROTOCOL = '1.3';
/** A command that is not answered within this is given up: hidden tabs leave input lying. */
const COMMAND_MS = 3_000;
const LOOK_EVERY_MS = 10;

/** Sends one command of the DevTools protocol. Throws `debugger.failed`, also when nothing came within `timeoutMs`. */
export type SendCommand = (
  method: string,
  params?: Readonly<Record<string, unknown>>,
  timeoutMs?: number,
) => Promise<unknown>;

export interface DebuggerSession {
  readonly send: SendCommand;
  /** What the first event of that name said since the tab was attached; undefined when none came within `timeoutMs`. */
  readonly hear: (method: string, timeoutMs: number) => Promise<unknown>;
}

const queues = new Map<number, Promise<unknown>>();

/** Throws `debugger.held` with who holds the tab when it cannot be attached, and whatever `work` throws. */
export async function withDebugger<Value>(
  tabId: number,
  work: (session: DebuggerSession) => Promise<Value>,
): Promise<Value> {
  const before = queues.get(tabId) ?? Promise.resolve();
  const turn = before.then(() => attached(tabId, work));
  const settled = turn.catch(() => undefined);
  queues.set(tabId, settled);
  try {
    return await turn;
  } finally {
    if (queues.get(tabId) === settled) queues.delete(tabId);
  }
}

async function attached<Value>(tabId: number, work: (session: DebuggerSession) => Promise<Value>): Promise<Value> {
  const target = { tabId };
  try {
    await browser.debugger.attach(target, PROTOCOL);
  } catch (cause) {
    throw await held(cause);
  }
  const heard = new Map<string, unknown>();
  const onEvent = (source: { readonly tabId?: number | undefined }, method: string, params?: object) => {
    if (source.tabId === tabId && !heard.has(method)) heard.set(method, params ?? {});
  };
  browser.debugger.onEvent.addListener(onEvent);
  try {
    return await work({
      send: (method, params = {}, timeoutMs = COMMAND_MS) => command(target, method, params, timeoutMs),
      hear: async (method, timeoutMs) => {
        for (const end = Date.now() + timeoutMs; !heard.has(method) && Date.now() < end;) await sleep(LOOK_EVERY_MS);
        return heard.get(method);
      },
    });
  } finally {
    browser.debugger.onEvent.removeListener(onEvent);
    await browser.debugger.detach(target).catch(() => undefined);
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function command(
  target: { readonly tabId: number },
  method: string,
  params: Readonly<Record<string, unknown>>,
  timeoutMs: number,
): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const give = () => reject(new ArqError('debugger.failed', `The browser did not answer ${method}.`));
    timer = setTimeout(give, timeoutMs);
  });
  const answer = browser.debugger.sendCommand(target, method, params).catch((cause: unknown) => {
    throw new ArqError('debugger.failed', `The browser refused ${method}: ${textOf(cause)}.`, { cause });
  });
  return Promise.race([answer, timeout]).finally(() => clearTimeout(timer));
}

const textOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');

/** An extension's page in a frame of the tab keeps others from debugging it; who shows such frames anywhere. */
async function framingExtensions(): Promise<string[]> {
  const targets = await browser.debugger.getTargets().catch(() => []);
  const own = browser.runtime.getURL('/');
  // The list of a tab's frames leaves these out.
  const foreign = targets.filter(
    ({ type, url }) => type === 'other' && url.startsWith('chrome-extension://') && !url.startsWith(own),
  );
  return [...new Set(foreign.map(({ url }) => new URL(url).host))];
}

async function held(cause: unknown): Promise<ArqError> {
  const text = textOf(cause);
  const holder = await holderOf(text);
  return new ArqError('debugger.held', `The browser’s debugger cannot be used: ${holder}.`, {
    cause,
    data: { holder },
  });
}

async function holderOf(text: string): Promise<string> {
  if (/another debugger/i.test(text)) {
    return 'another debugger (the developer tools or another extension) holds this tab';
  }
  if (!/different extension/i.test(text)) return text;
  const ids = await framingExtensions();
  const who = ids.length === 0 ? 'another extension' : `the extension ${ids.join(' or ')}`;
  return `${who} shows a frame of its own in this page (chrome://extensions tells which it is)`;
}
