import { get } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { eventMessage, type EventMessage } from '../../../../../shared/protocol/event-messages.ts';

export interface SseMessage {
  /** The last event id, as an EventSource would keep it. */
  readonly id: string;
  readonly message: EventMessage;
}

/** Follows server-sent events, for tests. Beats and messages that were cut off are not told. */
export function readSse(
  url: string,
  headers: Readonly<Record<string, string>>,
  hooks: { onMessage(told: SseMessage): void; onOpen?(response: IncomingMessage): void; onClose?(): void },
): ClientRequest {
  const asked = get(url, { headers }, (response) => {
    hooks.onOpen?.(response);
    let rest = '';
    response.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const fields = new Map(
          part.split('\n').map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
        );
        const data = fields.get('data');
        if (data === undefined) continue;
        const message = eventMessage.parse(JSON.parse(data));
        if (message.type !== fields.get('event')) throw new Error(`Sent as ${fields.get('event')}, is ${message.type}`);
        hooks.onMessage({ id: fields.get('id') ?? '', message });
      }
    });
    response.on('error', () => undefined);
  });
  return asked.on('error', () => undefined).on('close', () => hooks.onClose?.());
}
