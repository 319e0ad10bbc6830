import { z } from 'zod';
import { clientView } from '../../policy/client-view.ts';
import { defineTool } from '../define-tool.ts';

export const clientsList = defineTool({
  name: 'clients_list',
  title: 'List clients',
  description: 'Lists the connected clients with what each was given, which tabs it holds and what it did last.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: z.strictObject({}),
  output: z.strictObject({ clients: z.array(clientView) }),
  examples: [{}],
});
