/**
 * A link to the host for a few questions, without the schemas that the command line brings: for processes that must stay
 * small. Answers come unparsed; whoever asks looks at what he needs of them.
 */
import { ArqError, toArqError } from '../../../shared/protocol/errors.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { encodeFrame, FrameReader } from './frames.ts';
import { openLink } from './open-link.ts';

const ANSWER_TIMEOUT_MS = 10_000;

export interface HostQuestions {
  /** Rejects with the host's error, `link.closed` or `call.timed_out`. */
  ask(method: string): Promise<unknown>;
  close(): void;
}

/** Joins the host as a command line, or starts it. Throws as `openLink`, and `link.version_mismatch`. */
export async function askHost(home: string, version: string): Promise<HostQuestions> {
  const socket = await openLink({ home, role: 'cli', startIfNone: true });
  const reader = new FrameReader();
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  const fail = (error: ArqError) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  socket.on('data', (bytes: Buffer) => {
    for (const { message } of reader.read(bytes)) {
      if (typeof message !== 'object' || message === null) continue;
      if ('t' in message && message.t === 'end' && 'error' in message) fail(toArqError(message.error));
      if (!('t' in message && message.t === 'res' && 'id' in message)) continue;
      const call = waiting.get(Number(message.id));
      if ('error' in message && message.error !== undefined) call?.reject(toArqError(message.error));
      else call?.resolve('result' in message ? message.result : undefined);
    }
  });
  const onEnd = () => fail(new ArqError('link.closed', 'The ARQ host ended meanwhile. Try again.'));
  socket.on('close', onEnd).on('error', onEnd);
  socket.resume();

  const call = async (method: string, params: object): Promise<unknown> => {
    const id = (lastId += 1);
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    const timer = setTimeout(
      () => answer.reject(new ArqError('call.timed_out', 'The ARQ host does not answer. Run `arq doctor`.')),
      ANSWER_TIMEOUT_MS,
    );
    socket.write(encodeFrame({ t: 'req', id, method, params }));
    try {
      return await answer.promise;
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
    }
  };
  try {
    await call('hello', { protocol: PROTOCOL_VERSION, version, peer: { kind: 'cli' }, lastSeq: 0 });
  } catch (thrown) {
    socket.destroy();
    throw thrown;
  }
  return { ask: (method) => call(method, {}), close: () => socket.end() };
}
