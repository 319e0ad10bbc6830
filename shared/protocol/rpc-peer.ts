/**
 * Requests, answers, progress, cancelling and events over one transport. Owns the calls that are out and the requests
 * being handled on this link, and nothing beyond it: when the transport ends, calls reject with `link.closed`, handlers
 * are aborted, and what must survive lies in a journal. Everything is parsed on both sides; a message that is none of
 * the envelopes ends the link with `protocol.malformed`.
 */
import type { z } from 'zod';
import { envelope } from './envelope.ts';
import type { Envelope } from './envelope.ts';
import { ArqError, toArqError } from './errors.ts';
import { DEFAULT_CALL_TIMEOUT_MS, MAX_REQUESTS_IN_FLIGHT } from './limits.ts';
import { describeIssues, parseFor } from './parse-for.ts';
import type { EventTable, MethodTable, RpcEvent, RpcPeer, RpcPeerOptions } from './rpc-types.ts';

export type {
  EventTable,
  MethodTable,
  RpcEvent,
  RpcHandlers,
  RpcPeer,
  RpcPeerOptions,
  RpcServeContext,
} from './rpc-types.ts';

interface PendingCall {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: ArqError) => void;
  readonly onProgress: ((value: unknown) => void) | undefined;
}

/** Speaks RPC over `transport`: serves one table of methods, calls another, emits and hears events. */
export function createRpcPeer<
  Serves extends MethodTable,
  Calls extends MethodTable,
  Emits extends EventTable,
  Hears extends EventTable,
>(options: RpcPeerOptions<Serves, Calls, Emits, Hears>): RpcPeer<Calls, Emits> {
  const { transport } = options;
  const pending = new Map<number, PendingCall>();
  const serving = new Map<number, AbortController>();
  let nextId = 0;
  let isClosed = false;
  let lastWord: ArqError | undefined;

  const end = (reason: string, error: ArqError | undefined) => {
    if (isClosed) return;
    isClosed = true;
    const closed =
      lastWord ??
      error ??
      new ArqError('link.closed', `The link was closed (${reason}). Connect again and repeat what is still wanted.`);
    for (const call of pending.values()) call.reject(closed);
    for (const controller of serving.values()) controller.abort(closed);
    pending.clear();
    serving.clear();
    options.onClose?.(reason, lastWord ?? error);
  };

  const send = (message: Envelope) => transport.send(message);
  const trySend = (message: Envelope) => {
    try {
      send(message);
    } catch {
      // The pipe is gone already: there is nobody left to tell.
    }
  };

  const close = (reason = 'closed', error?: ArqError) => {
    if (isClosed) return;
    if (error !== undefined) trySend({ t: 'end', error: error.toJSON() });
    end(reason, error);
    transport.close(reason);
  };

  const refuse = (detail: string) => {
    close(
      'protocol.malformed',
      new ArqError(
        'protocol.malformed',
        `A message on the link could not be understood: ${detail}. The link is closed; update ARQ and the extension to the same version and connect again.`,
      ),
    );
  };

  const answer = (id: number, outcome: { result: unknown } | { error: ArqError }) => {
    if (isClosed) return;
    try {
      send({ t: 'res', id, ...('error' in outcome ? { error: outcome.error.toJSON() } : outcome) });
    } catch (thrown) {
      // A result too large for the link still gets its caller an answer; a closed pipe needs none.
      const error = toArqError(thrown, 'protocol.send_failed');
      if (error.code !== 'link.closed') trySend({ t: 'res', id, error: error.toJSON() });
    }
  };

  const serve = async (request: Extract<Envelope, { t: 'req' }>) => {
    const { id, method } = request;
    const schemas = Object.hasOwn(options.serves, method) ? options.serves[method] : undefined;
    const handler = schemas === undefined ? undefined : options.handlers[method];
    if (schemas === undefined || handler === undefined) {
      throw new ArqError(
        'protocol.unknown_method',
        `“${method}” is not known here. Update the older of ARQ and the extension.`,
      );
    }
    const controller = new AbortController();
    serving.set(id, controller);
    try {
      // The table's own types hold per method; over all methods at once they cannot be told apart.
      const params = parseFor(
        schemas.params,
        request.params,
        'protocol.params_invalid',
        `The parameters of “${method}”`,
      ) as z.output<Serves[typeof method]['params']>;
      const result = await handler(params, {
        signal: controller.signal,
        progress(value) {
          if (request.wantsProgress === true && serving.get(id) === controller) trySend({ t: 'progress', id, value });
        },
      });
      return parseFor(schemas.result, result, 'protocol.result_invalid', `The result of “${method}”`);
    } finally {
      if (serving.get(id) === controller) serving.delete(id);
    }
  };

  const onRequest = (request: Extract<Envelope, { t: 'req' }>) => {
    if (serving.has(request.id)) {
      refuse('a request id was used twice');
      return;
    }
    if (serving.size >= MAX_REQUESTS_IN_FLIGHT) {
      answer(request.id, {
        error: new ArqError(
          'protocol.too_busy',
          'Too many requests are open on this link. Wait for some of them to end.',
        ),
      });
      return;
    }
    serve(request)
      .then(
        (result) => answer(request.id, { result }),
        (thrown: unknown) => answer(request.id, { error: toArqError(thrown) }),
      )
      .catch(() => close('link.closed'));
  };

  const onEvent = (name: string, data: unknown) => {
    // A newer peer may have more to tell than this one understands.
    const schema = Object.hasOwn(options.hears, name) ? options.hears[name] : undefined;
    if (schema === undefined) return;
    const parsed = schema.safeParse(data);
    if (!parsed.success) {
      refuse(`event “${name}”: ${describeIssues(parsed.error)}`);
      return;
    }
    options.onEvent({ name, data: parsed.data } as RpcEvent<Hears>);
  };

  transport.onMessage((message) => {
    if (isClosed) return;
    const parsed = envelope.safeParse(message);
    if (!parsed.success) {
      refuse(describeIssues(parsed.error));
      return;
    }
    const received = parsed.data;
    switch (received.t) {
      case 'req':
        onRequest(received);
        break;
      case 'res': {
        // An answer nobody waits for any more is the normal end of a cancelled call.
        const call = pending.get(received.id);
        pending.delete(received.id);
        if (received.error === undefined) call?.resolve(received.result);
        else call?.reject(toArqError(received.error));
        break;
      }
      case 'progress':
        pending.get(received.id)?.onProgress?.(received.value);
        break;
      case 'cancel':
        serving.get(received.id)?.abort(new ArqError('call.cancelled', 'The caller cancelled the call.'));
        break;
      case 'event':
        onEvent(received.name, received.data);
        break;
      case 'end':
        lastWord = toArqError(received.error);
        end(lastWord.code, lastWord);
        transport.close(lastWord.code);
        break;
      default:
        received satisfies never;
    }
  });
  transport.onClose((reason) => end(reason, undefined));

  const call = async (
    method: string,
    params: unknown,
    callOptions: {
      signal?: AbortSignal | undefined;
      cancelGraceMs?: number | undefined;
      timeoutMs?: number | undefined;
      onProgress?: ((value: unknown) => void) | undefined;
    } = {},
  ) => {
    const { signal, cancelGraceMs = 0, timeoutMs = DEFAULT_CALL_TIMEOUT_MS, onProgress } = callOptions;
    const schemas = options.calls[method];
    if (schemas === undefined) throw new ArqError('protocol.unknown_method', `“${method}” is no method of this link.`);
    parseFor(schemas.params, params, 'protocol.params_invalid', `The parameters of “${method}”`);
    if (isClosed) throw lastWord ?? new ArqError('link.closed', 'The link is closed. Connect again.');
    if (signal?.aborted === true) throw cancelled(method);
    nextId += 1;
    const id = nextId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    pending.set(id, { resolve, reject, onProgress });
    const giveUp = (error: ArqError) => {
      if (!pending.delete(id)) return;
      reject(error);
      if (!isClosed) trySend({ t: 'cancel', id });
    };
    let graceTimer: ReturnType<typeof setTimeout> | undefined;
    const onAbort = () => {
      if (cancelGraceMs <= 0) return giveUp(cancelled(method));
      trySend({ t: 'cancel', id });
      graceTimer = setTimeout(() => giveUp(cancelled(method)), cancelGraceMs);
      return undefined;
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(
      () =>
        giveUp(
          new ArqError(
            'call.timed_out',
            `“${method}” got no answer within ${timeoutMs} ms. Try again, or check the other side with \`arq doctor\`.`,
          ),
        ),
      timeoutMs,
    );
    try {
      send({ t: 'req', id, method, params, ...(onProgress === undefined ? {} : { wantsProgress: true as const }) });
      const result = await promise;
      return parseFor(schemas.result, result, 'protocol.result_invalid', `The result of “${method}”`);
    } finally {
      pending.delete(id);
      clearTimeout(timer);
      clearTimeout(graceTimer);
      signal?.removeEventListener('abort', onAbort);
    }
  };

  return {
    call: call as RpcPeer<Calls, Emits>['call'],
    emit(name, data) {
      if (isClosed) return;
      const schema = options.emits[name];
      if (schema === undefined) throw new ArqError('protocol.unknown_event', `“${name}” is no event of this link.`);
      send({ t: 'event', name, data: parseFor(schema, data, 'protocol.event_invalid', `The event “${name}”`) });
    },
    close,
    get isClosed() {
      return isClosed;
    },
  };
}

function cancelled(method: string): ArqError {
  return new ArqError('call.cancelled', `“${method}” was cancelled.`);
}
