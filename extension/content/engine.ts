/**
 * The page engine of one document: answers the background's calls from the handlers beside it. Owns the document's
 * refs, its frame tokens and the calls that run. It trusts its own extension alone, and only the browser says who
 * sent a message.
 */
import { browser } from 'wxt/browser';
import { ArqError, isArqError, toArqError } from '../../shared/protocol/errors.ts';
import type { CallContext } from '../../shared/tools/types.ts';
import type { PageReply, PageReport, PageRequest } from '../messaging/page-contract.ts';
import type { ContentContext } from './content-context.ts';
import { DialogGuard } from './dialogs/dialog-guard.ts';
import { withinDialogs } from './dialogs/within-dialogs.ts';
import { openFrameDoor } from './frame-door.ts';
import { FrameTokens } from './frame-tokens.ts';
import { refsWithHeirs } from './snapshot/refs-with-heirs.ts';
import { PartMemory } from './snapshot/part-memory.ts';
import { contentHandlers } from './tools/index.ts';

type PageCall = Extract<PageRequest, { kind: 'arq.call' }>;

/** Handlers by name as the engine calls them: input was parsed by the background, output will be. */
type AnyHandler = (input: unknown, context: CallContext & ContentContext) => Promise<unknown>;

function handlerOf(tool: string): AnyHandler {
  const handlers: Readonly<Record<string, unknown>> = contentHandlers;
  const handler = Object.hasOwn(handlers, tool) ? handlers[tool] : undefined;
  if (typeof handler === 'function') return handler as AnyHandler;
  throw new ArqError('tool.not_available', `The page engine has no tool ${tool}. Reload the extension and the page.`);
}

function isPageRequest(message: unknown): message is PageRequest {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  if (message.kind === 'arq.doc') return true;
  if (!('id' in message) || typeof message.id !== 'string') return false;
  if (message.kind === 'arq.cancel') return true;
  return message.kind === 'arq.call' && 'tool' in message && typeof message.tool === 'string' && 'input' in message;
}

class PageEngine {
  readonly #context: ContentContext;
  readonly #running = new Map<string, AbortController>();

  constructor(context: ContentContext) {
    this.#context = context;
  }

  async answer(request: PageRequest): Promise<PageReply> {
    if (request.kind === 'arq.call') return this.#call(request);
    if (request.kind === 'arq.cancel') this.#running.get(request.id)?.abort();
    return { ok: true, result: null, doc: this.#context.refs.doc };
  }

  async #call(request: PageCall): Promise<PageReply> {
    const start = performance.timeOrigin + performance.now();
    const reply = await this.#perform(request);
    if (request.isTimed !== true) return reply;
    return { ...reply, times: [start, performance.timeOrigin + performance.now()] };
  }

  async #perform(request: PageCall): Promise<PageReply> {
    const { refs, lifetime, dialogs } = this.#context;
    refs.adopt(request.doc);
    const running = new AbortController();
    this.#running.set(request.id, running);
    const signal = AbortSignal.any([running.signal, lifetime]);
    try {
      const handle = () =>
        handlerOf(request.tool)(request.input, {
          ...this.#context,
          witness: request.witness,
          principal: request.principal,
          runId: request.runId,
          allowedRisk: request.allowedRisk,
          signal,
        });
      const { allowedRisk } = request;
      const result = await (allowedRisk === 'read' ? handle() : withinDialogs(dialogs, allowedRisk, request, handle));
      return { ok: true, result: withNotes(result, refs.takeNotes()), doc: refs.doc };
    } catch (error) {
      refs.takeNotes();
      return { ok: false, error: this.#errorOf(error, signal).toJSON(), doc: refs.doc };
    } finally {
      this.#running.delete(request.id);
    }
  }

  #errorOf(error: unknown, signal: AbortSignal): ArqError {
    if (isArqError(error)) return toArqError(error);
    if (signal.aborted) return new ArqError('call.cancelled', 'The call was cancelled.', { cause: error });
    return toArqError(error, 'page.engine_failed');
  }
}

/** An act on an element that took another's place says so in what changed. */
function withNotes(result: unknown, notes: readonly string[]): unknown {
  if (notes.length === 0 || typeof result !== 'object' || result === null || !('changed' in result)) return result;
  if (typeof result.changed !== 'string') return result;
  return { ...result, changed: [...notes, ...(result.changed === '' ? [] : [result.changed])].join('; ') };
}

/** `runtime.getFrameId` is Firefox's alone. */
function frameIdReader(): ((frame: Element) => number) | undefined {
  const { getFrameId } = browser.runtime as { getFrameId?: (target: Element) => number };
  return getFrameId === undefined ? undefined : (frame) => getFrameId(frame);
}

/** Starts the page engine in this document, once for each content script; ends with `signal`. */
export function startPageEngine(signal: AbortSignal): void {
  const report = (message: PageReport) => {
    // Nobody listens while the worker starts or after the extension was reloaded; a report is best effort.
    browser.runtime.sendMessage(message).catch(() => undefined);
  };
  const memory = new PartMemory(signal);
  const readFrameId = frameIdReader();
  const frames = new FrameTokens(readFrameId);
  const context: ContentContext = {
    refs: refsWithHeirs(frames, memory),
    memory,
    frames,
    dialogs: new DialogGuard(report, signal),
    report,
    lifetime: signal,
  };
  const engine = new PageEngine(context);
  const onMessage = (
    message: unknown,
    sender: { readonly id?: string | undefined },
    reply: (answer: PageReply) => void,
  ): true | undefined => {
    if (sender.id !== browser.runtime.id || !isPageRequest(message)) return undefined;
    void engine.answer(message).then(reply);
    // Keeps the channel open until the reply is there.
    return true;
  };
  browser.runtime.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage), { once: true });
  // A page that was there before ARQ has no door yet. Firefox names frames itself.
  if (readFrameId === undefined) openFrameDoor();
}
