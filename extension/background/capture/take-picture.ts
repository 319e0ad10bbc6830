/** Takes what is visible, one element, or the whole page, from a tab that stands ready for it. Background only. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext, ToolArguments, ToolOutput } from '../../../shared/tools/types.ts';
import { isFirefox } from '../browser-kind.ts';
import type { PageCalls } from '../page-calls.ts';
import type { FrameAddress } from '../page-frames.ts';
import { pause } from '../pause.ts';
import type { KnownTab } from '../tabs.ts';
import { findFrameOffset } from './frame-offset.ts';
import { createCanvas, crop, decodeDataUrl, findWhole, type Box, type CameraFormat } from './picture.ts';
import { planStitch } from './stitch-plan.ts';
import type { TabCamera } from './tab-camera.ts';
import { takenFromCanvas, takenFromUrl, type Taken } from './taken.ts';

/** What a page draws anew is on the screen after this. */
export const PAINT_MS = 60;

export type Measure = ToolOutput<'frame_measure'>;

export interface Shot {
  readonly tab: KnownTab;
  readonly at: FrameAddress;
  readonly ref: string | undefined;
  readonly fullPage: boolean;
  /** CSS pixels around the element. */
  readonly padding: number;
  /** What the camera is to hand out where the picture is used as it comes; parts of one are PNG. */
  readonly camera: CameraFormat;
  readonly quality: number | undefined;
}

export interface Studio {
  readonly pages: PageCalls;
  readonly camera: TabCamera;
  readonly context: CallContext;
  /** What was changed for the picture is not on the screen yet. */
  readonly isUndrawn: boolean;
  /** The main frame before anything was scrolled. */
  readonly top: Measure;
  /** Called when the page stands as the picture shows it; `isWhole`: beyond the viewport. */
  readonly onStill: (isWhole: boolean) => Promise<void>;
}

export async function takePicture(shot: Shot, studio: Studio): Promise<Taken> {
  const { top } = studio;
  if (shot.fullPage) {
    const width = Math.max(top.page.width, top.viewport.width);
    const height = Math.max(top.page.height, top.viewport.height);
    return takeArea(shot, { x: 0, y: 0, width, height }, studio);
  }
  if (shot.ref !== undefined) return takeElement(shot, shot.ref, studio);
  if (studio.isUndrawn) await pause(PAINT_MS, studio.context.signal);
  await studio.onStill(false);
  const { camera, quality } = shot;
  const dataUrl = await studio.camera.snap(shot.tab, camera, { quality });
  return takenFromUrl(dataUrl, { origin: top.scroll, scale: top.devicePixelRatio });
}

function measure(
  { pages, context }: Studio,
  at: FrameAddress,
  input: ToolArguments<'frame_measure'>,
): Promise<Measure> {
  return pages.call(at, 'frame_measure', { capturing: true, ...input }, context);
}

async function takeElement(shot: Shot, ref: string, studio: Studio): Promise<Taken> {
  const { at, padding, tab } = shot;
  // Measuring an element scrolls it into view; offsets of frames are read after that.
  await measure(studio, at, { ref });
  const offset = await findFrameOffset(studio.pages, at, studio.context);
  await pause(PAINT_MS, studio.context.signal);
  const { box } = await measure(studio, at, { ref });
  if (box === undefined) throw new ArqError('page.element_hidden', 'The element is not shown. Choose another one.');
  const { scroll, viewport, page, devicePixelRatio: scale } = await measure(studio, { ...at, frameId: 0 }, {});
  const wanted = {
    x: box.x + offset.x - padding,
    y: box.y + offset.y - padding,
    width: box.width + 2 * padding,
    height: box.height + 2 * padding,
  };
  if (at.frameId === 0 && (wanted.width > viewport.width || wanted.height > viewport.height)) {
    const x = Math.max(0, wanted.x + scroll.x);
    const y = Math.max(0, wanted.y + scroll.y);
    const width = Math.min(page.width, wanted.x + scroll.x + wanted.width) - x;
    const height = Math.min(page.height, wanted.y + scroll.y + wanted.height) - y;
    // What scrolls inside a box of its own is shown as far as that box lets it.
    if (width > 0 && height > 0) return takeArea(shot, { x, y, width, height }, studio);
  }
  await studio.onStill(false);
  const bitmap = await decodeDataUrl(await studio.camera.snap(tab, 'png'));
  const { x, y, width, height } = wanted;
  const part = crop(bitmap, { x: x * scale, y: y * scale, width: width * scale, height: height * scale });
  bitmap.close();
  const origin = { x: scroll.x + part.left / scale, y: scroll.y + part.top / scale };
  return takenFromCanvas(part.canvas, { origin, scale });
}

/** `area` in CSS pixels of the page: in Firefox at once, in Chromium from as many views as it takes. */
async function takeArea(shot: Shot, area: Box, studio: Studio): Promise<Taken> {
  const { tab, camera, quality, ref } = shot;
  const { viewport, devicePixelRatio: scale } = studio.top;
  const { signal } = studio.context;
  const plan = planStitch(area, viewport, scale);
  const note = plan.isCut
    ? `The page is larger than a picture can be; the first ${Math.round(plan.size.height)} px of ${Math.round(area.height)} are shown.`
    : undefined;
  const about = { origin: { x: area.x, y: area.y }, scale, note };
  const main = { tabId: tab.id, frameId: 0 };
  if (isFirefox) {
    if (ref !== undefined) await measure(studio, main, { hideFixed: true, ref });
    await pause(PAINT_MS, signal);
    await studio.onStill(true);
    const rect = { x: area.x, y: area.y, ...plan.size };
    return takenFromUrl(await studio.camera.snap(tab, camera, { quality, rect }), about);
  }
  const context = createCanvas(plan.size.width * scale, plan.size.height * scale);
  for (const [index, tile] of plan.tiles.entries()) {
    // What is fixed to the window shows once, where the page begins, and never over an element.
    const hideFixed = index > 0 || ref !== undefined;
    const scrollTo = { x: area.x + tile.x, y: area.y + tile.y };
    const { scroll, isChanged } = await measure(studio, main, { scrollTo, hideFixed, ref });
    if (studio.isUndrawn || isChanged || index > 0) await pause(PAINT_MS, signal);
    if (index === 0) await studio.onStill(true);
    const snapped = await studio.camera.snap(tab, 'png', { isTile: true });
    const isAll = plan.tiles.length === 1 && scroll.x === area.x && scroll.y === area.y;
    if (isAll && findWhole(snapped, context.canvas)) return takenFromUrl(snapped, about);
    const bitmap = await decodeDataUrl(snapped);
    const width = Math.min(bitmap.width, viewport.width * scale);
    const height = Math.min(bitmap.height, viewport.height * scale);
    const x = (scroll.x - area.x) * scale;
    const y = (scroll.y - area.y) * scale;
    context.drawImage(bitmap, 0, 0, width, height, x, y, width, height);
    bitmap.close();
  }
  return takenFromCanvas(context.canvas, about);
}
