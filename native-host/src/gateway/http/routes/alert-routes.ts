/** Alerts, as they stand. Rules and channels are set by a person: panel and command line alone. */
import { z } from 'zod';
import { ArqError } from '../../../../../shared/protocol/errors.ts';
import { alertsAcknowledge } from '../../../../../shared/tools/alerts/acknowledge.ts';
import { alertsList } from '../../../../../shared/tools/alerts/list.ts';
import { alertsRulesList } from '../../../../../shared/tools/alerts/rules-list.ts';
import { API_BASE } from '../api-version.ts';
import { noteAct } from '../note-act.ts';
import { defineRoute, type Route } from '../route.ts';

export const alertRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/alerts`,
    operationId: 'listAlerts',
    tag: 'alerts',
    summary: 'List alerts',
    permission: { action: 'read', subject: 'alert' },
    query: z.strictObject({
      which: alertsList.input.shape.which,
      limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most'),
    }),
    responses: { 200: { description: 'Alerts, newest first', schema: alertsList.output } },
    handle: ({ query: { which = 'open', limit } }, { services }) => ({ body: services.alerts.list(which, limit) }),
  }),
  defineRoute({
    method: 'POST',
    path: `${API_BASE}/alerts/{alertId}/acknowledge`,
    operationId: 'acknowledgeAlert',
    tag: 'alerts',
    summary: 'Take note of an alert',
    description: 'It counts no longer as new, and stays listed until it has recovered.',
    permission: { action: 'update', subject: 'alert' },
    params: z.strictObject({ alertId: z.string().min(1).max(60).describe('Id of an alert') }),
    responses: { 200: { description: 'Noted', schema: alertsAcknowledge.output } },
    handle: ({ params: { alertId } }, context) => {
      const { services, caller } = context;
      const acknowledged = services.alerts.acknowledge(alertId, caller.principal.name ?? caller.tokenId);
      if (acknowledged) {
        noteAct(context, 'alert.acknowledged', { alertId });
        return { body: { acknowledged } };
      }
      throw new ArqError('alerts.not_found', 'There is no such alert any more. See the list of alerts.');
    },
  }),
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/alerts/rules`,
    operationId: 'listAlertRules',
    tag: 'alerts',
    summary: 'List alert rules',
    permission: { action: 'read', subject: 'alert' },
    responses: { 200: { description: 'Rules and quiet hours', schema: alertsRulesList.output } },
    handle: (_input, { services: { alerts } }) => ({
      body: { rules: alerts.settings.rules(), quiet: alerts.settings.quiet() },
    }),
  }),
];
