import { ArqError } from '../../shared/protocol/errors.ts';

/** Resolves after `ms`; rejects with `call.cancelled` when `signal` aborts first. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(new ArqError('call.cancelled', 'The call was cancelled.'));
    };
    if (signal.aborted) {
      reject(new ArqError('call.cancelled', 'The call was cancelled.'));
      return;
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, ms);
    signal.addEventListener('abort', abort, { once: true });
  });
}
