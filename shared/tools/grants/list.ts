import { z } from 'zod';
import { grant } from '../../policy/grant.ts';
import { defineTool } from '../define-tool.ts';

export const grantsList = defineTool({
  name: 'grants_list',
  title: 'List grants',
  description: 'Lists what clients were given: capability, site and until when.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: z.strictObject({}),
  output: z.strictObject({ grants: z.array(grant) }),
  examples: [{}],
});
