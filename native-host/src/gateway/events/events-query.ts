/** What the address of `/api/v1/events` asks for, so that server-sent events need no message and a WebSocket can do without. */
import { z } from 'zod';
import {
  everySeconds,
  eventTopic,
  eventTopics,
  type EventTopic,
  lastEventId,
  runIds,
  type Subscription,
} from '../../../../shared/protocol/event-messages.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { describeIssues } from '../../../../shared/protocol/parse-for.ts';

const list = z.string().transform((text) => text.split(',').filter((word) => word !== ''));
const whole = z
  .string()
  .regex(/^\d{1,16}$/, 'a whole number')
  .transform(Number);

export const eventsQuery = z.strictObject({
  topics: list
    .pipe(z.array(eventTopic).min(1))
    .optional()
    .describe(`Which to follow, with commas between, of ${eventTopics.join(', ')}; runs unless told`),
  runIds: list.pipe(runIds).optional().describe('Only these runs, with commas between'),
  lastEventId: whole
    .pipe(lastEventId)
    .optional()
    .describe(
      'Id of the last event that the client has: those after it come first. Without it, what happens from now on',
    ),
  everySeconds: whole
    .pipe(everySeconds)
    .optional()
    .describe('How often a reading of the sensors is wanted; 5 unless told'),
});

/**
 * Subscriptions that a request asks for. A `Last-Event-ID` header is newer than the address, which an EventSource keeps
 * when it comes back. Throws `gateway.query_invalid`.
 */
export function subscriptionsOf(
  query: unknown,
  headers: Readonly<Record<string, unknown>>,
  defaults: readonly EventTopic[],
): Subscription[] {
  const header = headers['last-event-id'];
  const parsed = eventsQuery.safeParse({
    ...(typeof query === 'object' ? query : {}),
    ...(typeof header === 'string' && header !== '' && { lastEventId: header }),
  });
  if (!parsed.success)
    throw new ArqError('gateway.query_invalid', `This address cannot be followed: ${describeIssues(parsed.error)}.`);
  const { topics = defaults, runIds: ids, lastEventId: from, everySeconds: every = 5 } = parsed.data;
  return [...new Set(topics)].map((topic): Subscription => {
    if (topic === 'runs')
      return {
        type: 'subscribe',
        topic,
        ...(ids !== undefined && { runIds: ids }),
        ...(from !== undefined && { lastEventId: from }),
      };
    return topic === 'system' ? { type: 'subscribe', topic, everySeconds: every } : { type: 'subscribe', topic };
  });
}
