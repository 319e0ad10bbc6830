import { z } from 'zod';

/** How a tab stands in its browser; what the tools that change it return. */
export const tabState = z.strictObject({
  tab: z.string(),
  window: z.string(),
  index: z.number().int().describe('Place in its window, from 0'),
  url: z.string(),
  title: z.string(),
  isActive: z.boolean().describe('Shown in its window'),
  isPinned: z.boolean(),
  isMuted: z.boolean(),
  isDiscarded: z.boolean().describe('Out of memory until it is shown or used again'),
  isPrivate: z.boolean(),
  group: z
    .strictObject({ title: z.string(), color: z.string(), isCollapsed: z.boolean() })
    .describe('Left out when it stands in none')
    .optional(),
});
