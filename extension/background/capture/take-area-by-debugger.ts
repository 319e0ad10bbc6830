/**
 * A part of the page, also what no window shows, drawn at once by Chromium's debugger: no quota, no scrolling. The bar
 * that tells of the debugger makes the window lower, so that everything is measured once that is there. Background only.
 */
import { isArqError } from '../../../shared/protocol/errors.ts';
import { isHeadless } from '../browser-kind.ts';
import { pause } from '../pause.ts';
import { addressOf, findTabById } from '../tabs.ts';
import { type SendCommand, withDebugger } from '../trusted-input/debugger-session.ts';
import { mayDebug } from '../trusted-input/may-debug.ts';
import { createCanvas, decodeDataUrl, DEFAULT_QUALITY } from './picture.ts';
import { snapPart } from './snap-by-debugger.ts';
import { repeatsView } from './repeats-view.ts';
import { planStitch } from './stitch-plan.ts';
import { type FindArea, measure, PAINT_MS, type Shot, type Studio } from './studio.ts';
import { aboutArea, takenFromCanvas, takenFromUrl, type Taken } from './taken.ts';

/** Beyond this, in device pixels, Chromium repeats what it has drawn before. */
const MAX_PART_PX = 8_000;
/** The bar is there within a fifth of a second; where another one stands already, none comes. */
const BAR_MS = 500;
const LOOK_MS = 25;

/** Undefined where the debugger may not be attached, is held by somebody else, or gives no picture. */
export async function takeAreaByDebugger(shot: Shot, findArea: FindArea, studio: Studio): Promise<Taken | undefined> {
  const { tab } = shot;
  if (!(await mayDebug(addressOf(tab)))) return undefined;
  const heightBefore = (await findTabById(tab.id))?.height;
  try {
    return await withDebugger(tab.id, async ({ send }) => {
      await untilBarShown(tab.id, heightBefore, studio.context.signal);
      return takeParts(send, shot, findArea, studio);
    });
  } catch (error) {
    // The other camera is there for every page.
    if (isArqError(error) && error.code.startsWith('debugger.')) return undefined;
    throw error;
  }
}

async function untilBarShown(tabId: number, heightBefore: number | undefined, signal: AbortSignal): Promise<void> {
  if (isHeadless()) return;
  for (const deadline = Date.now() + BAR_MS; Date.now() < deadline;) {
    if ((await findTabById(tabId))?.height !== heightBefore) return;
    await pause(LOOK_MS, signal);
  }
}

async function takeParts(
  send: SendCommand,
  shot: Shot,
  findArea: FindArea,
  studio: Studio,
): Promise<Taken | undefined> {
  const { tab, ref, camera, quality = DEFAULT_QUALITY } = shot;
  const { devicePixelRatio: scale } = studio.top;
  const area = await findArea();
  // What is fixed to the window shows once, where the page begins, and never over an element.
  const main = { tabId: tab.id, frameId: 0 };
  const { viewport } = await measure(studio, main, { scrollTo: { x: 0, y: 0 }, hideFixed: ref !== undefined, ref });
  await pause(PAINT_MS, studio.context.signal);
  await studio.onStill(true);
  const side = Math.floor(MAX_PART_PX / scale);
  const plan = planStitch(area, { width: side, height: side }, scale);
  const about = aboutArea(area, plan, scale);
  const views = [viewport, studio.top.viewport].map(({ height }) => height * scale);
  const isWhole = plan.tiles.length === 1;
  const context = isWhole ? undefined : createCanvas(plan.size.width * scale, plan.size.height * scale);
  for (const { x, y } of plan.tiles) {
    const width = Math.min(side, plan.size.width - x);
    const height = Math.min(side, plan.size.height - y);
    const part = { x: area.x + x, y: area.y + y, width, height };
    const drawn = await drawPart(() => snapPart(send, part, isWhole ? camera : 'png', quality), views);
    if (drawn === undefined) return undefined;
    const { dataUrl, bitmap } = drawn;
    context?.drawImage(bitmap, x * scale, y * scale);
    bitmap.close();
    if (context === undefined) return takenFromUrl(dataUrl, about);
  }
  return context && takenFromCanvas(context.canvas, about);
}

const MAX_TRIES = 3;
/** So many columns of a picture tell whether it repeats. */
const COLUMNS = 48;

/** Undefined when the browser gave no other picture than `views` of the window, repeated; their heights in pixels. */
async function drawPart(
  snap: () => Promise<string>,
  views: readonly number[],
): Promise<{ readonly dataUrl: string; readonly bitmap: ImageBitmap } | undefined> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const dataUrl = await snap();
    const bitmap = await decodeDataUrl(dataUrl);
    const columns = createCanvas(COLUMNS, bitmap.height);
    columns.imageSmoothingEnabled = false;
    columns.drawImage(bitmap, 0, 0, COLUMNS, bitmap.height);
    const { data } = columns.getImageData(0, 0, COLUMNS, bitmap.height);
    if (!views.some((height) => repeatsView(data, COLUMNS, height))) return { dataUrl, bitmap };
    bitmap.close();
  }
  return undefined;
}
