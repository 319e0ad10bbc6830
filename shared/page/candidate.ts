import { z } from 'zod';

/** An element that may be what a target means. Scored in its own frame, merged across frames by the background. */
export const candidate = z.strictObject({
  ref: z.string(),
  role: z.string(),
  name: z.string(),
  /** 0 to 100: exact name, label, placeholder, near text, role fit, visibility, position. */
  score: z.number(),
  /** Landmark, form or heading it stands in, for telling equals apart; empty when none. */
  where: z.string(),
  /** Its snapshot line. */
  line: z.string(),
  isVisible: z.boolean(),
});
export type Candidate = z.infer<typeof candidate>;
