import { z } from 'zod';
import { lease } from '../../policy/lease.ts';
import { defineTool } from '../define-tool.ts';

export const leasesList = defineTool({
  name: 'leases_list',
  title: 'List leases',
  description: 'Lists the tabs that clients act in now, with who holds each and until when.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: z.strictObject({}),
  output: z.strictObject({ leases: z.array(lease) }),
  examples: [{}],
});
