import { z } from 'zod';
import { auditVerdict } from '../../policy/audit-record.ts';
import { defineTool } from '../define-tool.ts';

export const auditVerify = defineTool({
  name: 'audit_verify',
  title: 'Verify audit trail',
  description: 'Compares every row of the audit trail with its hash and its anchors, and names the first altered row.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: z.strictObject({}),
  output: auditVerdict,
  examples: [{}],
});
