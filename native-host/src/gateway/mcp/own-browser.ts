import { ArqError, toArqError } from '../../../../shared/protocol/errors.ts';

/** The browser that a shim starts for its client: calls wait here until it is up. Owns that wait. */
export class OwnBrowser {
  readonly #arrival = Promise.withResolvers<void>();
  readonly #onDevice: (device: string) => void;
  #device: string | undefined;

  constructor(
    state: 'starting' | { readonly device: string } | { readonly error: unknown } | undefined,
    onDevice: (device: string) => void,
  ) {
    this.#onDevice = onDevice;
    this.#arrival.promise.catch(() => undefined);
    if (state === 'starting') return;
    if (state === undefined) this.#arrival.resolve();
    else if ('error' in state) this.settle(state);
    else {
      this.#device = state.device;
      this.#arrival.resolve();
    }
  }

  get device(): string | undefined {
    return this.#device;
  }

  settle(result: { readonly device: string } | { readonly error: unknown }): void {
    if ('device' in result) {
      this.#device = result.device;
      this.#onDevice(result.device);
      this.#arrival.resolve();
    } else this.#arrival.reject(toArqError(result.error, 'browser.start_failed'));
  }

  /** Throws why it did not come up, or `call.cancelled`. */
  async ready(signal: AbortSignal): Promise<void> {
    const { promise, reject } = Promise.withResolvers<never>();
    const cancel = (): void => reject(new ArqError('call.cancelled', 'The call was cancelled before it began.'));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await Promise.race([this.#arrival.promise, promise]);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  end(): void {
    this.#arrival.reject(new ArqError('link.closed', 'The client is gone.'));
  }
}
