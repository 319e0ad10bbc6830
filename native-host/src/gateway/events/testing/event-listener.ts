/** A client that follows events over WebSocket, for tests: keeps what it hears and can wait for it. */
import { once } from 'node:events';
import { type RawData, WebSocket } from 'ws';
import { eventMessage, type EventMessage, type EventRequest } from '../../../../../shared/protocol/event-messages.ts';

export type EventLine = Extract<EventMessage, { readonly type: 'event' }>;

export function messageIn(data: RawData): EventMessage {
  if (!Buffer.isBuffer(data)) throw new Error('Not sent as one text');
  return eventMessage.parse(JSON.parse(data.toString('utf8')));
}

export async function listenToEvents(url: string, token: string, query = '') {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const heard: EventMessage[] = [];
  const closed = once(socket, 'close').then(([code, reason]) => ({ code: Number(code), reason: String(reason) }));
  socket.on('message', (data) => heard.push(messageIn(data)));
  await once(socket, 'open');
  const listener = {
    socket,
    heard,
    closed,
    get events(): EventLine[] {
      return heard.filter((message) => message.type === 'event');
    },
    ofType<Type extends EventMessage['type']>(type: Type) {
      return heard.filter(
        (message): message is Extract<EventMessage, { readonly type: Type }> => message.type === type,
      );
    },
    say(request: EventRequest | Readonly<Record<string, unknown>>) {
      socket.send(JSON.stringify(request));
    },
    close() {
      socket.close();
      return closed;
    },
  };
  return listener;
}
export type EventListener = Awaited<ReturnType<typeof listenToEvents>>;
