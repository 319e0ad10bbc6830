/** A picture as it was taken, before it is made to fit what was asked for. */
import { decodeDataUrl, type Box, type CameraFormat } from './picture.ts';
import type { StitchPlan } from './stitch-plan.ts';

export interface Taken {
  /** As the browser handed it out, when that is all of it. */
  readonly dataUrl?: string | undefined;
  /** Its pixels; a bitmap is the caller's to close. */
  readonly image: () => Promise<ImageBitmap | OffscreenCanvas>;
  /** Where its upper left corner lies on the page, in CSS pixels. */
  readonly origin: { readonly x: number; readonly y: number };
  /** Pixels for one CSS pixel. */
  readonly scale: number;
  /** How the camera handed it out: what has losses is compared with its like. */
  readonly camera: CameraFormat;
  /** Memory that keeping it takes. */
  readonly bytes: number;
  readonly note?: string | undefined;
}

export function takenFromUrl(dataUrl: string, about: Pick<Taken, 'origin' | 'scale' | 'note'>): Taken {
  const camera = dataUrl.startsWith('data:image/jpeg') ? 'jpeg' : 'png';
  return { ...about, dataUrl, camera, image: () => decodeDataUrl(dataUrl), bytes: dataUrl.length };
}

const BYTES_PER_PIXEL = 4;

export function takenFromCanvas(canvas: OffscreenCanvas, about: Pick<Taken, 'origin' | 'scale' | 'note'>): Taken {
  return {
    ...about,
    camera: 'png',
    image: () => Promise.resolve(canvas),
    bytes: canvas.width * canvas.height * BYTES_PER_PIXEL,
  };
}

/** What is told of a picture of `area`. */
export function aboutArea(area: Box, plan: StitchPlan, scale: number): Pick<Taken, 'origin' | 'scale' | 'note'> {
  const note = plan.isCut
    ? `The page is larger than a picture can be; the first ${Math.round(plan.size.height)} px of ${Math.round(area.height)} are shown.`
    : undefined;
  return { origin: { x: area.x, y: area.y }, scale, note };
}
