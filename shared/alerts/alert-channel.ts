import { z } from 'zod';

const common = {
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .describe('Short name of the channel: small letters, digits and hyphens'),
  name: z.string().min(1).max(60).describe('What people read'),
  isOn: z.boolean().describe('Off: told nothing, but can be tested'),
};

/**
 * Where alerts go. Secrets (a webhook's signing key, a bot's token) are no part of it: they are handed in apart, kept
 * in the secret store, and never shown again.
 */
export const alertChannel = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('desktop').describe('A notification of this computer') }),
  z.strictObject({
    ...common,
    kind: z.literal('webhook').describe('A signed POST'),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .describe('https, or http on this computer itself'),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('telegram').describe('A message of a Telegram bot'),
    chatId: z
      .string()
      .regex(/^(-?\d{1,20}|@\w{3,60})$/)
      .describe('Number of the chat, or @name of a channel'),
    apiBase: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional()
      .describe('Another Bot API server; api.telegram.org by default'),
  }),
]);
export type AlertChannel = z.infer<typeof alertChannel>;

/** How a channel fared. */
export const channelStanding = z.strictObject({
  lastOkAt: z.number().optional(),
  lastFailedAt: z.number().optional(),
  /** Why it failed, with what to do. */
  lastProblem: z.string().optional(),
  /** Notices given up on since the last one that arrived. */
  failedInARow: z.number().int(),
  /** Set when it was turned off because nothing arrived any more. */
  turnedOffAt: z.number().optional(),
  hasSecret: z.boolean(),
});
export type ChannelStanding = z.infer<typeof channelStanding>;
