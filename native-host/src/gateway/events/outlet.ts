/** One way out to a client, whatever carries it. What it has not taken yet is bounded by those who send. */
import type { EventMessage } from '../../../../shared/protocol/event-messages.ts';

/** Above this nothing is added but a few short words; what is to come waits in the store. */
export const HIGH_WATER_BYTES = 256 * 1024;
/** Below this sending goes on. */
export const LOW_WATER_BYTES = 64 * 1024;

/** A message as it is sent, written once for all who get it. */
export interface Outgoing {
  readonly type: EventMessage['type'];
  /** The place to resume from once this has arrived. */
  readonly id?: number | undefined;
  /** UTF-8 of the JSON, without line breaks. */
  readonly bytes: Buffer;
}

export function outgoing(message: EventMessage, id?: number): Outgoing {
  return { type: message.type, id, bytes: Buffer.from(JSON.stringify(message)) };
}

export interface Outlet {
  readonly transport: 'websocket' | 'sse';
  /** Given to it and not yet taken by the network. */
  readonly bufferedBytes: number;
  send(message: Outgoing): void;
  /** Holds back what is sent until `uncork`, so that it goes out together. */
  cork(): void;
  uncork(): void;
  /** Sends a sign of life. False when the client has given none since the last one. */
  beat(): boolean;
  /** Ends it, with a code of `eventClose` and a sentence that says what to do. */
  close(code: number, reason: string): void;
}

/** What an outlet tells whoever it serves. */
export interface OutletEvents {
  /** What was buffered has fallen below `LOW_WATER_BYTES`; only after it was above. */
  onDrain(): void;
  onMessage(text: string): void;
  onClose(): void;
}
