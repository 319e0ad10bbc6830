import type { z } from 'zod';
import type { ArqError } from './errors.ts';
import type { Transport } from './transport.ts';

/** Methods by name, with schemas for both directions. */
export type MethodTable = Readonly<Record<string, { readonly params: z.ZodType; readonly result: z.ZodType }>>;
/** Events by name. */
export type EventTable = Readonly<Record<string, z.ZodType>>;

export interface RpcCallOptions {
  /** Aborting it cancels the call here and there; it rejects with `call.cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** How long the answer still counts once `signal` aborted: what was cancelled may have happened already. None by default. */
  readonly cancelGraceMs?: number | undefined;
  /** Rejects with `call.timed_out`; default `DEFAULT_CALL_TIMEOUT_MS`. */
  readonly timeoutMs?: number | undefined;
  readonly onProgress?: ((value: unknown) => void) | undefined;
}

export interface RpcServeContext {
  /** Aborts when the caller cancels or the link ends. */
  readonly signal: AbortSignal;
  /** Tells the caller how far it is; does nothing when the caller does not listen. */
  progress(value: unknown): void;
}

export type RpcHandlers<Serves extends MethodTable> = {
  readonly [M in keyof Serves]: (
    params: z.output<Serves[M]['params']>,
    context: RpcServeContext,
  ) => Promise<z.input<Serves[M]['result']>>;
};

/** An event that was heard and parsed, by name. */
export type RpcEvent<Hears extends EventTable> = {
  readonly [E in keyof Hears]: { readonly name: E; readonly data: z.output<Hears[E]> };
}[keyof Hears];

export interface RpcPeerOptions<
  Serves extends MethodTable,
  Calls extends MethodTable,
  Emits extends EventTable,
  Hears extends EventTable,
> {
  readonly transport: Transport;
  readonly serves: Serves;
  readonly handlers: RpcHandlers<Serves>;
  readonly calls: Calls;
  readonly emits: Emits;
  readonly hears: Hears;
  readonly onEvent: (event: RpcEvent<Hears>) => void;
  /** `error` is the other side's last word, or what was wrong with what it sent. */
  readonly onClose?: ((reason: string, error?: ArqError) => void) | undefined;
}

export interface RpcPeer<Calls extends MethodTable, Emits extends EventTable> {
  /**
   * Rejects with the ArqError of the other side, or `link.closed`, `call.cancelled`, `call.timed_out`,
   * `protocol.params_invalid`, `protocol.result_invalid`, `protocol.too_large`.
   */
  call<M extends keyof Calls & string>(
    method: M,
    params: z.input<Calls[M]['params']>,
    options?: RpcCallOptions,
  ): Promise<z.output<Calls[M]['result']>>;
  /** Does nothing once the link is closed. */
  emit<E extends keyof Emits & string>(name: E, data: z.input<Emits[E]>): void;
  /** Ends the link; with `error`, after telling the other side why. */
  close(reason?: string, error?: ArqError): void;
  readonly isClosed: boolean;
}
