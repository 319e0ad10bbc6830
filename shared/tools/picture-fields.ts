import { z } from 'zod';

/** Fields that tools which hand out pictures share. */
export const pictureMime = z.enum(['image/png', 'image/jpeg', 'image/webp']);

export const pictureFormat = z.enum(['png', 'jpeg', 'webp']);

const MIN_TOKENS = 20;
const MIN_BYTES = 500;

/** A picture is made smaller until it costs no more: width × height / 750 tokens, as Anthropic reckons them. */
export const pictureBudget = {
  maxTokens: z.number().int().min(MIN_TOKENS).describe('Scaled down to cost so much; px / 750').optional(),
  maxBytes: z.number().int().min(MIN_BYTES).describe('Made smaller to this size').optional(),
};

export const pictureId = z.string().max(40);
