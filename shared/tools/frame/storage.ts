import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const frameStorage = defineTool({
  name: 'frame_storage',
  title: 'Frame storage',
  description: 'Reads and changes the items of one of the storages of a document.',
  runsIn: 'content',
  risk: 'act',
  callers: ['internal'],
  input: z.strictObject({
    kind: z.enum(['local', 'session']),
    act: z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('list'), name: z.string().optional(), maxChars: z.number() }),
      z.strictObject({ do: z.literal('set'), name: z.string(), value: z.string() }),
      z.strictObject({ do: z.literal('delete'), names: z.array(z.string()).optional() }),
    ]),
    tab: tabField,
  }),
  output: z.strictObject({
    items: z.array(z.strictObject({ name: z.string(), value: z.string(), chars: z.number() })),
  }),
  examples: [{ kind: 'local', act: { do: 'list', maxChars: 100 } }],
});
