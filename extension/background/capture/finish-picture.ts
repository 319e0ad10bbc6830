/** Makes a picture that was taken into the one that was asked for: format, size, what is drawn on it. Background only. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { fitTokens, nextFit, pictureTokens, type Fit } from './fit-picture.ts';
import {
  createCanvas,
  DEFAULT_QUALITY,
  encode,
  toPicture,
  type EncodedPicture,
  type PictureFormat,
} from './picture.ts';
import type { Taken } from './taken.ts';

export interface Finish {
  readonly format: PictureFormat;
  /** Percent. */
  readonly quality?: number | undefined;
  readonly maxTokens?: number | undefined;
  readonly maxBytes?: number | undefined;
  /** Draws on the picture; `ratio` is by how much that was scaled. */
  readonly paint?: ((context: OffscreenCanvasRenderingContext2D, ratio: number) => void) | undefined;
}

export interface Finished extends EncodedPicture {
  readonly ratio: number;
  readonly tokens: number;
}

const MAX_TRIES = 12;

/** Throws `page.picture_too_large` when nothing that can be told apart fits the budget. */
export async function finishPicture(taken: Taken, finish: Finish): Promise<Finished> {
  const ready = await asItCame(taken, finish);
  if (ready !== undefined) return { ...ready, ratio: 1, tokens: pictureTokens(ready) };
  const { format, maxTokens, maxBytes = Infinity } = finish;
  const image = await taken.image();
  let fit: Fit = {
    ratio: maxTokens === undefined ? 1 : fitTokens(image, maxTokens),
    quality: finish.quality ?? DEFAULT_QUALITY,
  };
  try {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const context = createCanvas(image.width * fit.ratio, image.height * fit.ratio);
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, context.canvas.width, context.canvas.height);
      finish.paint?.(context, fit.ratio);
      const picture = await encode(context.canvas, format, fit.quality);
      const bytes = bytesOf(picture);
      if (bytes <= maxBytes) return { ...picture, ratio: fit.ratio, tokens: pictureTokens(picture) };
      fit = nextFit(fit, bytes, maxBytes, format);
    }
  } finally {
    if (image instanceof ImageBitmap) image.close();
  }
  throw new ArqError('page.picture_too_large', `No picture fits ${maxBytes} bytes. Allow more, or ask for webp.`);
}

/** Drawing and encoding costs more than taking the picture: what fits already is handed on. */
async function asItCame(taken: Taken, { format, maxTokens = Infinity, maxBytes = Infinity, paint }: Finish) {
  if (taken.dataUrl === undefined || paint !== undefined || !taken.dataUrl.startsWith(`data:image/${format}`))
    return undefined;
  const picture = await toPicture(taken.dataUrl);
  return pictureTokens(picture) <= maxTokens && bytesOf(picture) <= maxBytes ? picture : undefined;
}

const bytesOf = ({ base64 }: EncodedPicture): number => Math.floor((base64.length * 3) / 4);
