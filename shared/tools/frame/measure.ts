import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const frameMeasure = defineTool({
  name: 'frame_measure',
  title: 'Frame measure',
  description:
    'Geometry for pictures: size, scroll position and an element box; prepares and restores the page for a capture.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    ref: refField.optional(),
    /** Blacks out private fields and hides ARQ mark until the next call without it. */
    capturing: z.boolean().optional(),
    scrollTo: z.strictObject({ x: z.number(), y: z.number() }).optional(),
    /** Hides fixed and sticky elements, for the second and later tiles of a stitched picture. */
    hideFixed: z.boolean().optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    viewport: z.strictObject({ width: z.number(), height: z.number() }),
    page: z.strictObject({ width: z.number(), height: z.number() }),
    scroll: z.strictObject({ x: z.number(), y: z.number() }),
    devicePixelRatio: z.number(),
    /** True when something was hidden, blacked out or scrolled, which still has to be drawn. */
    isChanged: z.boolean(),
    box: z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).optional(),
    /** False when the element of `ref` is disabled. */
    isEnabled: z.boolean().optional(),
  }),
  examples: [{}],
});
