/** How small a picture has to be for a model's or a link's budget. Pure. */
import type { PictureFormat } from './picture.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Pixels that cost a model one token: the rule that Anthropic publishes for its models (width × height / 750). Models
 * that reckon in tiles come out within a factor of two.
 * https://docs.anthropic.com/en/docs/build-with-claude/vision
 */
const PIXELS_PER_TOKEN = 750;

export function pictureTokens({ width, height }: Size): number {
  return Math.ceil((width * height) / PIXELS_PER_TOKEN);
}

/** By how much a picture is to be scaled so that it costs at most `maxTokens`; at most 1. */
export function fitTokens({ width, height }: Size, maxTokens: number): number {
  const ratio = Math.min(1, Math.sqrt((maxTokens * PIXELS_PER_TOKEN) / (width * height)));
  if (ratio === 1) return 1;
  // Sides are whole pixels: rounding up both would cost more than is allowed.
  return Math.min(Math.floor(width * ratio) / width, Math.floor(height * ratio) / height) || ratio;
}

export interface Fit {
  readonly ratio: number;
  /** Percent. */
  readonly quality: number;
}

/** Below this, letters drown in artefacts before a smaller picture would lose them. */
const MIN_QUALITY = 45;
const QUALITY_STEP = 20;
/** Smaller pictures compress worse. */
const SHRINK_MORE = 0.93;
const MIN_STEP = 0.3;

/** What to try after a picture came out at `bytes` instead of `maxBytes`: first less quality, then fewer pixels. */
export function nextFit({ ratio, quality }: Fit, bytes: number, maxBytes: number, format: PictureFormat): Fit {
  if (format !== 'png' && quality > MIN_QUALITY)
    return { ratio, quality: Math.max(MIN_QUALITY, quality - QUALITY_STEP) };
  return { quality, ratio: ratio * Math.max(MIN_STEP, Math.sqrt(maxBytes / bytes) * SHRINK_MORE) };
}
