/** What RPC peers put on a transport. Anything else is `protocol.malformed` and ends the link. */
import { z } from 'zod';

export const arqErrorData = z.object({
  brand: z.literal('arq.error'),
  code: z.templateLiteral([z.string().min(1), '.', z.string().min(1)]),
  message: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
});

const id = z.number().int().min(1);

export const envelope = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('req'),
    id,
    method: z.string(),
    params: z.unknown().optional(),
    /** The caller listens to progress; without it none is sent. */
    wantsProgress: z.literal(true).optional(),
  }),
  z.strictObject({ t: z.literal('res'), id, result: z.unknown().optional(), error: arqErrorData.optional() }),
  z.strictObject({ t: z.literal('progress'), id, value: z.unknown().optional() }),
  z.strictObject({ t: z.literal('cancel'), id }),
  z.strictObject({ t: z.literal('event'), name: z.string(), data: z.unknown().optional() }),
  /** Last word before a link is closed: why. Also what a relay that reached no host says. */
  z.strictObject({ t: z.literal('end'), error: arqErrorData }),
]);
export type Envelope = z.infer<typeof envelope>;
