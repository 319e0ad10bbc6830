import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const clientsRevoke = defineTool({
  name: 'clients_revoke',
  title: 'Revoke client',
  description:
    'Ends the connections of a client with its calls and runs, and takes back all grants, tabs and tokens it has.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({
    client: z
      .string()
      .min(1)
      .max(100)
      .describe('Name or id from clients_list; grants by a name go even when it is not connected'),
  }),
  output: z.strictObject({
    connections: z.number().int().describe('Connections ended'),
    grants: z.number().int().describe('Grants taken back'),
    leases: z.number().int().describe('Tabs released'),
    tokens: z.number().int().describe('Tokens revoked'),
    runs: z.number().int().describe('Runs stopped'),
  }),
  examples: [{ client: 'Claude Code' }],
});
