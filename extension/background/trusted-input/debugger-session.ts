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
/** Of each name: a page may have events sent without end. */
const MAX_HEARD = 2_000;

interface Source {
  readonly tabId?: number | undefined;
  readonly sessionId?: string | undefined;
}

/** Sends one command of the DevTools protocol. Throws `debugger.failed`, also when nothing came within `timeoutMs`. */
export type SendCommand = (
  method: string,
  params?: Readonly<Record<string, unknown>>,
  timeoutMs?: number,
) => Promise<unknown>;

/** An event of the debugger's; with the session of one that comes from a process of a frame's own. */
export interface Heard {
  readonly sessionId: string | undefined;
  readonly params: unknown;
}

export interface DebuggerSession {
  readonly send: SendCommand;
  /** Sends to the process of a frame (`Target.attachedToTarget`); without a session to that of the page. */
  readonly sendTo: (sessionId: string | undefined) => SendCommand;
  /** All events of that name since the tab was attached, as far as they are kept. */
  readonly heard: (method: string) => readonly Heard[];
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
  try {
    await browser.debugger.attach({ tabId }, PROTOCOL);
  } catch (cause) {
    throw await held(cause);
  }
  const events = new Map<string, Heard[]>();
  const onEvent = ({ tabId: of, sessionId }: Source, method: string, params?: object) => {
    if (of !== tabId) return;
    const known = events.get(method) ?? [];
    if (known.length < MAX_HEARD) known.push({ sessionId, params: params ?? {} });
    events.set(method, known);
  };
  const sendTo =
    (sessionId: string | undefined): SendCommand =>
    (method, params = {}, timeoutMs = COMMAND_MS) =>
      command(sessionId === undefined ? { tabId } : { tabId, sessionId }, method, params, timeoutMs);
  browser.debugger.onEvent.addListener(onEvent);
  try {
    return await work({
      send: sendTo(undefined),
      sendTo,
      heard: (method) => events.get(method) ?? [],
      hear: async (method, timeoutMs) => {
        for (const end = Date.now() + timeoutMs; !events.has(method) && Date.now() < end;) await sleep(LOOK_EVERY_MS);
        return events.get(method)?.[0]?.params;
      },
    });
  } finally {
    browser.debugger.onEvent.removeListener(onEvent);
    await browser.debugger.detach({ tabId }).catch(() => undefined);
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function command(
  target: { readonly tabId: number; readonly sessionId?: string },
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
