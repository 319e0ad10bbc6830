import { z } from 'zod';
import { setupTargets } from '../../policy/client-setup.ts';
import { defineTool } from '../define-tool.ts';

export const clientsShowSetup = defineTool({
  name: 'clients_show_setup',
  title: 'Set up a client',
  description: 'Shows what to enter in an MCP client so that it starts ARQ, with the paths of this computer.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: z.strictObject({ target: z.enum(setupTargets).describe('The client to set up') }),
  output: z.strictObject({
    text: z.string().describe('A command for claude-code, the content of a settings file for the others'),
    place: z.string().describe('Where it goes'),
  }),
  examples: [{ target: 'claude-desktop' }],
});
