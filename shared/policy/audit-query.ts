/** Which rows of the audit trail are wanted. Everything given must hold. */
import { z } from 'zod';
import { auditKinds } from './audit-record.ts';

export const exportFormats = ['jsonl', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const word = z.string().min(1).max(200);

export const auditQuery = z.strictObject({
  workspace: word.describe('The tenant; the caller’s own by default').optional(),
  from: z.number().describe('Not before this time, epoch milliseconds').optional(),
  to: z.number().describe('Not after this time, epoch milliseconds').optional(),
  kind: z.enum(auditKinds).describe('Kind of row').optional(),
  what: word.describe('Tool or act; a star at the end stands for the rest: page_*').optional(),
  actor: word.describe('Kind, id or name of who did it').optional(),
  run: word.describe('Run id').optional(),
  site: word.describe('Hostname').optional(),
  trace: word.describe('Trace id').optional(),
  outcome: word.describe('ok, failed for everything else, or the code of an error').optional(),
  risk: z.enum(['read', 'act', 'danger']).describe('Risk of the act').optional(),
});
export type AuditFilter = z.infer<typeof auditQuery>;
