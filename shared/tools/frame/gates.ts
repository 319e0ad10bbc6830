import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { gateKinds, tabField } from '../inputs.ts';

export const frameGates = defineTool({
  name: 'frame_gates',
  title: 'Frame gates',
  description: 'Tells what in a frame only the user can get past: a login, a code, a proof that they are human.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ tab: tabField }),
  output: z.strictObject({ gates: z.array(z.enum(gateKinds)).max(3) }),
  examples: [{}],
});
