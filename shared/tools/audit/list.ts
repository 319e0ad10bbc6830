import { z } from 'zod';
import { auditQuery } from '../../policy/audit-query.ts';
import { auditRecord } from '../../policy/audit-record.ts';
import { defineTool } from '../define-tool.ts';

export const auditList = defineTool({
  name: 'audit_list',
  title: 'Audit trail',
  description: 'Lists who did what, where, with which values, who allowed it and how it went, newest first.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: auditQuery.extend({
    before: z.number().int().min(1).describe('Only rows before this seq: `next` of the page before').optional(),
    limit: z.number().int().min(1).max(1000).describe('Rows on a page; 100 by default').optional(),
  }),
  output: z.strictObject({
    records: z.array(auditRecord),
    next: z.number().int().describe('`before` of the next page; absent at the end').optional(),
    damaged: z.number().int().describe('Rows left out because they are not what ARQ wrote; see audit_verify'),
  }),
  examples: [{}, { outcome: 'failed', limit: 20 }],
});
