import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const frameDialogs = defineTool({
  name: 'frame_dialogs',
  title: 'Frame dialogs',
  description: 'Tells the name under which dialogs are hooked, says how the next one is answered, and which came.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    arm: z.strictObject({ accept: z.boolean(), text: z.string().max(10_000).optional() }).optional(),
    /** From now on for so long, dialogs are answered as during an act. */
    actingMs: z.number().min(0).max(120_000).optional(),
    disarm: z.boolean().describe('What was said of the next dialog counts no more').optional(),
    isDangerAllowed: z.boolean().describe('With arm or actingMs: OK may delete or buy').optional(),
    leaving: z.boolean().describe('The background is about to lead the page away').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    channel: z.string().regex(/^[0-9a-f]{16,32}$/),
    isHooked: z.boolean(),
    asksToStay: z.boolean(),
    answered: z
      .array(
        z.strictObject({
          kind: z.enum(['alert', 'confirm', 'prompt', 'print', 'beforeunload']),
          message: z.string().max(1000),
          isAccepted: z.boolean(),
          isByDefault: z.boolean(),
          isDangerous: z.boolean(),
        }),
      )
      .max(100),
  }),
  examples: [{}],
});
