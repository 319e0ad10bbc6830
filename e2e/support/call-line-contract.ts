import { z } from 'zod';

/** One call of a tool, see `call-line.ts`. */
export const callRequest = z.strictObject({ id: z.number(), tool: z.string(), input: z.unknown() });

export const callReply = z.strictObject({
  id: z.number(),
  output: z.unknown().optional(),
  error: z.strictObject({ code: z.string(), message: z.string() }).optional(),
});
export type CallReply = z.infer<typeof callReply>;
