/** What `/api/v1/events` is, for whoever mounts it and for OpenAPI. Its messages are told in docs/events.md. */
import { z } from 'zod';
import { EVENTS_SUBPROTOCOL } from '../../../../shared/protocol/event-messages.ts';
import type { RouteDescription } from '../http/route.ts';
import { EVENTS_PATH } from './events-path.ts';
import { eventsQuery } from './events-query.ts';

export const eventsRoute = {
  method: 'GET',
  path: EVENTS_PATH,
  operationId: 'followEvents',
  tag: 'events',
  summary: 'Follow events',
  description: `What happens, as it happens: server-sent events, each with a JSON object as its \`data\`. A request for a WebSocket (\`Upgrade: websocket\`, subprotocol \`${EVENTS_SUBPROTOCOL}\`) gets the same objects as messages, and may subscribe by messages as well. The header \`Last-Event-ID\` is taken for \`lastEventId\`. Each topic needs its own permission; docs/events.md has the messages.`,
  permission: { action: 'read', subject: 'run' },
  query: eventsQuery,
  responses: {
    101: { description: 'The WebSocket is open' },
    200: { description: 'Events, until either side ends it', contentType: 'text/event-stream', schema: z.string() },
  },
} as const satisfies RouteDescription;
