/** What differs between two pictures, and the later one with that marked. Background only. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { RefBox } from './collect-boxes.ts';
import { PixelDiff } from './diff-pixels.ts';
import { outline } from './draw-refs.ts';
import { finishPicture, type Finish, type Finished } from './finish-picture.ts';
import { createCanvas, type Box } from './picture.ts';
import { overlap } from './place-labels.ts';
import type { Taken } from './taken.ts';
import { onPicture } from './to-screenshot.ts';

/** Pixels of both pictures are in memory for so many rows at a time. */
const ROWS = 512;
const MARK = '#e6007a';
const MARK_GAP_PX = 3;
const MAX_REGIONS = 40;
const MAX_REFS = 20;

export interface Region extends Box {
  readonly refs: string[];
}

export interface Comparison {
  /** Of all pixels, 0 to 1. */
  readonly share: number;
  /** In CSS pixels of the page, the largest first. */
  readonly regions: readonly Region[];
  /** How many more there are. */
  readonly omitted: number;
  /** Absent when nothing changed. */
  readonly picture: Finished | undefined;
}

/** `boxes` are the controls as the later picture shows them. Throws `page.pictures_differ` where zoom changed between. */
export async function comparePictures(
  before: Taken,
  after: Taken,
  boxes: readonly RefBox[],
  finish: Finish,
): Promise<Comparison> {
  if (Math.abs(before.scale - after.scale) > 0.001) {
    throw new ArqError('page.pictures_differ', 'The page’s zoom changed between the two. Take both at the same zoom.');
  }
  const { found, width, height } = await diffOf(before, after);
  const all = found.regions();
  const shown = all.slice(0, MAX_REGIONS);
  const regions = shown.map((box) => describe(box, after, boxes));
  const paint = (context: OffscreenCanvasRenderingContext2D, ratio: number) => {
    for (const box of shown) {
      const gap = MARK_GAP_PX;
      const { x, y, width, height } = box;
      const wide = {
        x: x * ratio - gap,
        y: y * ratio - gap,
        width: width * ratio + 2 * gap,
        height: height * ratio + 2 * gap,
      };
      outline(context, wide, MARK);
    }
  };
  return {
    share: found.changed / Math.max(1, width * height),
    regions,
    omitted: all.length - shown.length,
    picture: all.length === 0 ? undefined : await finishPicture(after, { ...finish, paint }),
  };
}

function describe(box: Box, { origin, scale }: Pick<Taken, 'origin' | 'scale'>, boxes: readonly RefBox[]): Region {
  const round = (value: number) => Math.round(value * 10) / 10;
  const page = {
    x: round(origin.x + box.x / scale),
    y: round(origin.y + box.y / scale),
    width: round(box.width / scale),
    height: round(box.height / scale),
  };
  const inside = boxes.filter((one) => overlap(onPicture(one.box, { origin, scale }, 1), box) > 0);
  // What lies in it most comes first; a control around all of it last.
  const refs = inside.toSorted((a, b) => a.box.width * a.box.height - b.box.width * b.box.height);
  return { ...page, refs: refs.slice(0, MAX_REFS).map(({ ref }) => ref) };
}

/** What one picture has and the other has not is changed as well. */
async function diffOf(before: Taken, after: Taken) {
  const [first, second] = await Promise.all([before.image(), after.image()]);
  const width = Math.max(first.width, second.width);
  const height = Math.max(first.height, second.height);
  const found = new PixelDiff(width, height);
  const strips = [first, second].map(() => createCanvas(width, Math.min(ROWS, height)));
  for (let top = 0; top < height; top += ROWS) {
    const rows = Math.min(ROWS, height - top);
    const [one, other] = [first, second].map((image, index) => {
      const strip = strips[index];
      strip?.clearRect(0, 0, width, ROWS);
      strip?.drawImage(image, 0, -top);
      return strip?.getImageData(0, 0, width, rows).data;
    });
    if (one === undefined || other === undefined) continue;
    found.addRows(one, other, top);
  }
  for (const image of [first, second]) if (image instanceof ImageBitmap) image.close();
  return { found, width, height };
}
