import { z } from 'zod';

/** How a window stands on the screen. */
export const windowState = z.strictObject({
  window: z.string(),
  isFocused: z.boolean(),
  isPrivate: z.boolean(),
  state: z.string().describe('normal, minimized, maximized or fullscreen'),
  left: z.number(),
  top: z.number(),
  width: z.number(),
  height: z.number(),
  tabs: z.number().int(),
});

const pixels = (what: string) => z.number().int().min(100).max(10_000).describe(what).optional();

/** Size of a window. */
export const sizeFields = { width: pixels('Width in pixels'), height: pixels('Height in pixels') };
