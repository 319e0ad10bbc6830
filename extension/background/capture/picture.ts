/** Pictures as the browser hands them out, decoded, cropped and encoded. Background only. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { readPngSize } from './png-size.ts';

/** What the browser's cameras hand out. */
export type CameraFormat = 'png' | 'jpeg';
export type PictureFormat = CameraFormat | 'webp';

export interface EncodedPicture {
  readonly mime: `image/${PictureFormat}`;
  readonly base64: string;
  /** Device pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Percent, of what is encoded with loss. */
export const DEFAULT_QUALITY = 85;
const BASE64_CHUNK = 0x8000;

export async function decodeDataUrl(dataUrl: string): Promise<ImageBitmap> {
  return createImageBitmap(await (await fetch(dataUrl)).blob());
}

/** The data URL itself, with its size, which a PNG tells in its first bytes; anything else is decoded for it. */
export async function toPicture(dataUrl: string): Promise<EncodedPicture> {
  const base64 = dataUrl.slice(dataUrl.indexOf(',') + 1);
  const mime = dataUrl.startsWith('data:image/jpeg') ? 'image/jpeg' : 'image/png';
  const size = mime === 'image/png' ? readPngSize(base64) : undefined;
  if (size !== undefined) return { mime, base64, ...size };
  const bitmap = await decodeDataUrl(dataUrl);
  const { width, height } = bitmap;
  bitmap.close();
  return { mime, base64, width, height };
}

/** The PNG itself when it has just the wanted size: drawing and encoding it again would give the same picture. */
export function findWhole(
  dataUrl: string,
  { width, height }: Pick<Box, 'width' | 'height'>,
): EncodedPicture | undefined {
  const base64 = dataUrl.slice(dataUrl.indexOf(',') + 1);
  const size = readPngSize(base64);
  return size?.width === width && size.height === height ? { mime: 'image/png', base64, ...size } : undefined;
}

export function createCanvas(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  const context = canvas.getContext('2d');
  if (context === null) throw new ArqError('page.capture_failed', 'The browser gave no canvas. Try a smaller picture.');
  return context;
}

/** `quality` in percent; a PNG has none. Throws `page.capture_failed` where the browser cannot write the format. */
export async function encode(
  canvas: OffscreenCanvas,
  format: PictureFormat,
  quality = DEFAULT_QUALITY,
): Promise<EncodedPicture> {
  const mime = `image/${format}` as const;
  const blob = await canvas.convertToBlob({ type: mime, quality: quality / 100 });
  // What a browser cannot write it writes as PNG.
  if (blob.type !== mime) throw new ArqError('page.capture_failed', `This browser writes no ${format}. Ask for jpeg.`);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += BASE64_CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + BASE64_CHUNK));
  }
  return { mime, base64: btoa(binary), width: canvas.width, height: canvas.height };
}

/** Part of a picture; `box` in its pixels, cut to what is there. Throws `page.element_hidden` when nothing is. */
export function crop(bitmap: ImageBitmap, box: Box): { canvas: OffscreenCanvas; left: number; top: number } {
  const left = Math.max(0, Math.round(box.x));
  const top = Math.max(0, Math.round(box.y));
  const width = Math.min(bitmap.width, Math.round(box.x + box.width)) - left;
  const height = Math.min(bitmap.height, Math.round(box.y + box.height)) - top;
  if (width <= 0 || height <= 0) {
    throw new ArqError('page.element_hidden', 'The element takes no visible space. Scroll to it, or choose another.');
  }
  const context = createCanvas(width, height);
  context.drawImage(bitmap, left, top, width, height, 0, 0, width, height);
  return { canvas: context.canvas, left, top };
}

export async function shrink(bitmap: ImageBitmap, maxWidth: number, maxHeight = Infinity): Promise<EncodedPicture> {
  const scale = Math.min(1, maxWidth / bitmap.width, maxHeight / bitmap.height);
  const context = createCanvas(bitmap.width * scale, bitmap.height * scale);
  context.drawImage(bitmap, 0, 0, context.canvas.width, context.canvas.height);
  return encode(context.canvas, 'jpeg');
}
