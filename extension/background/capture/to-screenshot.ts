/** What a picture that was taken becomes for whoever asked for it. Background only. */
import type { CallContext, ToolInput, ToolOutput } from '../../../shared/tools/types.ts';
import type { RefBoxes } from './collect-boxes.ts';
import { drawRefs } from './draw-refs.ts';
import { finishPicture } from './finish-picture.ts';
import { decodeDataUrl, shrink, type Box, type EncodedPicture } from './picture.ts';
import type { Taken } from './taken.ts';

type Output = ToolOutput<'page_screenshot'>;
type Wish = Pick<ToolInput<'page_screenshot'>, 'quality' | 'maxTokens' | 'maxBytes' | 'refs' | 'format'>;

/** About 200 kB. */
const LARGE_CHARS = 270_000;
const SMALL_WIDTH_PX = 1280;
const SMALL_HEIGHT_PX = 2400;

export async function toScreenshot(taken: Taken, boxes: RefBoxes, wish: Wish): Promise<Output> {
  let omitted = 0;
  const { refs = false, format = 'png', ...fit } = wish;
  const paint = (context: OffscreenCanvasRenderingContext2D, ratio: number) => {
    const items = boxes.items.map(({ ref, box }) => ({ text: ref, box: onPicture(box, taken, ratio) }));
    omitted = drawRefs(
      context,
      items.filter(({ box }) => isOn(box, context.canvas)),
    );
  };
  const { mime, base64, width, height, tokens, ratio } = await finishPicture(taken, {
    ...fit,
    format,
    ...(refs && { paint }),
  });
  const notes = [
    ...(taken.note === undefined ? [] : [taken.note]),
    ...(omitted > 0 ? [`${omitted} refs found no place; ask for a part of the page, or a larger picture.`] : []),
    ...(refs && boxes.isCut ? [`Only the first ${boxes.items.length} refs are drawn.`] : []),
  ];
  return {
    mime,
    base64,
    width,
    height,
    tokens,
    scale: taken.scale * ratio,
    left: taken.origin.x,
    top: taken.origin.y,
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
}

/** A box of the page, in CSS pixels, as it lies on the picture. */
export function onPicture(
  { x, y, width, height }: Box,
  { origin, scale }: Pick<Taken, 'origin' | 'scale'>,
  ratio: number,
): Box {
  const by = scale * ratio;
  return { x: (x - origin.x) * by, y: (y - origin.y) * by, width: width * by, height: height * by };
}

const isOn = ({ x, y, width, height }: Box, picture: { readonly width: number; readonly height: number }): boolean =>
  x + width > 0 && y + height > 0 && x < picture.width && y < picture.height;

/** A client shows it to a model, which sees no more than this; a run keeps the whole one as a file. */
export async function withSmall<Picture extends Pick<EncodedPicture, 'mime' | 'base64'>>(
  picture: Picture,
  { principal, runId }: CallContext,
): Promise<Picture & Pick<Output, 'small'>> {
  const isShown = principal.kind === 'client' && runId === undefined;
  if (!isShown || picture.base64.length <= LARGE_CHARS) return picture;
  const bitmap = await decodeDataUrl(`data:${picture.mime};base64,${picture.base64}`);
  const { mime, base64 } = await shrink(bitmap, SMALL_WIDTH_PX, SMALL_HEIGHT_PX);
  bitmap.close();
  return { ...picture, small: { mime, base64 } };
}
