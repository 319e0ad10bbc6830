import type { IncomingMessage, ServerResponse } from 'node:http';
import { ArqError } from '../../../../shared/protocol/errors.ts';

/** Aborts when the client goes away before its answer is complete, or the server closes. */
export function requestSignal(request: IncomingMessage, response: ServerResponse, closing: AbortSignal): AbortSignal {
  const gone = new AbortController();
  const stop = () => gone.abort(new ArqError('host.stopping', 'The host is stopping. Try again when it is back.'));
  const leave = () => {
    closing.removeEventListener('abort', stop);
    if (!response.writableFinished && request.destroyed)
      gone.abort(new ArqError('call.cancelled', 'The client went away before the answer.'));
  };
  if (response.closed) leave();
  else response.once('close', leave);
  closing.addEventListener('abort', stop, { once: true });
  if (closing.aborted) stop();
  return gone.signal;
}
