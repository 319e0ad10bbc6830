/** How the host is, for those who watch over it. */
import { z } from 'zod';
import { healthGet } from '../../../../../shared/tools/health/get.ts';
import { defineRoute, type Route } from '../route.ts';

const report = healthGet.output;
const readiness = report.pick({ status: true, checks: true });

export const healthRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/health/live',
    operationId: 'getLiveness',
    tag: 'meta',
    summary: 'Whether the host lives',
    description: 'Needs no token and tells nothing else.',
    permission: 'public',
    responses: { 200: { description: 'It lives', schema: z.strictObject({ status: z.literal('ok') }) } },
    handle: (_input, { services }) => ({ body: services.health.live() }),
  }),
  defineRoute({
    method: 'GET',
    path: '/health/ready',
    operationId: 'getReadiness',
    tag: 'meta',
    summary: 'Whether the host can be sent work',
    permission: { action: 'read', subject: 'health' },
    responses: {
      200: { description: 'It can', schema: readiness },
      503: { description: 'It cannot now', schema: readiness },
    },
    handle: async (_input, { services }) => {
      const body = await services.health.ready();
      return { body, status: body.status === 'failed' ? 503 : 200 };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/health',
    operationId: 'getHealth',
    tag: 'meta',
    summary: 'Health in detail',
    description: 'Every check with its time and, where something is wrong, what to do. Looks through the store.',
    permission: { action: 'read', subject: 'health' },
    isWork: true,
    perMinute: 60,
    responses: { 200: { description: 'Every check', schema: report } },
    handle: async (_input, { services }) => ({ body: await services.health.detail() }),
  }),
];
