import { z } from 'zod';
import { auditQuery, exportFormats } from '../../policy/audit-query.ts';
import { defineTool } from '../define-tool.ts';

export const auditExport = defineTool({
  name: 'audit_export',
  title: 'Export audit trail',
  description: 'Writes rows of the audit trail, oldest first, to a new file among ARQ’s own files.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: auditQuery.extend({
    format: z.enum(exportFormats).describe('jsonl, from which hashes can be computed again, or csv for spreadsheets'),
  }),
  output: z.strictObject({
    path: z.string().describe('Absolute path of the file'),
    rows: z.number().int(),
  }),
  examples: [{ format: 'csv' }, { format: 'jsonl', actor: 'Cursor' }],
});
