/** The audit trail of the caller's workspace: read, exported, verified; never changed. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { auditKinds, auditRecord, auditVerdict } from '../../../../../shared/policy/audit-record.ts';
import { workspaceOf } from '../../../../../shared/policy/principal.ts';
import { API_BASE } from '../api-version.ts';
import { pageOf, pageQuery, readCursor, writeCursor } from '../paging.ts';
import { defineRoute, type Route } from '../route.ts';

const tag = 'audit';
const permission = { action: 'read', subject: 'audit' } as const;
const short = z.string().min(1).max(200);
const filters = {
  from: z.coerce.number().describe('Epoch milliseconds, inclusive').optional(),
  to: z.coerce.number().describe('Epoch milliseconds, inclusive').optional(),
  kind: z.enum(auditKinds).optional(),
  what: short.describe('A tool or act; a star at its end stands for the rest').optional(),
  actor: short.describe('Kind, id or name of who did it').optional(),
  run: short.optional(),
  site: short.optional(),
  outcome: short.describe('`ok`, `failed` for everything else, or a code').optional(),
  risk: z.enum(['read', 'act', 'danger']).optional(),
};

export const auditRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/audit`,
    operationId: 'listAudit',
    tag,
    summary: 'Audit trail',
    description: 'Newest first.',
    permission,
    query: z.strictObject({ ...filters, ...pageQuery }),
    responses: { 200: { description: 'A page of records', schema: pageOf(auditRecord) } },
    handle: ({ query: { cursor, ...query } }, { services, caller }) => {
      const before = readCursor(z.number().int(), cursor);
      const { records, next } = services.audit.query({ ...query, before, workspace: workspaceOf(caller.principal) });
      return { body: { items: records, next: next === undefined ? undefined : writeCursor(next) } };
    },
  }),
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/audit/export`,
    operationId: 'exportAudit',
    tag,
    summary: 'Export the audit trail',
    description: 'Oldest first, as JSON Lines. CSV is at export.csv.',
    permission,
    query: z.strictObject(filters),
    responses: { 200: { description: 'One record a line', contentType: 'application/jsonl' } },
    handle: ({ query }, { services, caller }) => ({
      body: Readable.from(services.audit.export({ ...query, workspace: workspaceOf(caller.principal) }, 'jsonl')),
      contentType: 'application/jsonl',
    }),
  }),
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/audit/export.csv`,
    operationId: 'exportAuditCsv',
    tag,
    summary: 'Export the audit trail as CSV',
    description: 'Oldest first. No cell can be taken for a formula.',
    permission,
    query: z.strictObject(filters),
    responses: { 200: { description: 'One record a line', contentType: 'text/csv' } },
    handle: ({ query }, { services, caller }) => ({
      body: Readable.from(services.audit.export({ ...query, workspace: workspaceOf(caller.principal) }, 'csv')),
      contentType: 'text/csv; charset=utf-8',
    }),
  }),
  defineRoute({
    method: 'POST',
    path: `${API_BASE}/audit/verify`,
    operationId: 'verifyAudit',
    tag,
    summary: 'Verify the audit trail',
    description: 'Compares every row with its hash, and the chain with its anchors.',
    permission,
    isWork: true,
    responses: { 200: { description: 'What was found', schema: auditVerdict } },
    handle: async (_input, { services }) => ({ body: await services.audit.verify() }),
  }),
];
