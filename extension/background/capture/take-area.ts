/**
 * Takes a part of the page that may be larger than its window: in Firefox at once, in Chromium through the debugger
 * where it may be attached, else from as many views as it takes. Background only.
 */
import { isFirefox } from '../browser-kind.ts';
import { pause } from '../pause.ts';
import { createCanvas, decodeDataUrl, findWhole, type Box } from './picture.ts';
import { planStitch } from './stitch-plan.ts';
import { type FindArea, measure, PAINT_MS, type Shot, type Studio } from './studio.ts';
import { takeAreaByDebugger } from './take-area-by-debugger.ts';
import { aboutArea, takenFromCanvas, takenFromUrl, type Taken } from './taken.ts';

/** `area` is what `findArea` says of the page as it was measured last. */
export async function takeArea(shot: Shot, area: Box, findArea: FindArea, studio: Studio): Promise<Taken> {
  const { tab, camera, quality, ref } = shot;
  const { viewport, devicePixelRatio: scale } = studio.top;
  const plan = planStitch(area, viewport, scale);
  if (!isFirefox) {
    if (plan.tiles.length < 2) return stitch(shot, area, studio);
    const taken = await takeAreaByDebugger(shot, findArea, studio);
    if (taken !== undefined) return taken;
    // The window may be lower by now, and the page laid out anew.
    const top = await measure(studio, { tabId: tab.id, frameId: 0 }, {});
    return stitch(shot, await findArea(), { ...studio, top });
  }
  if (ref !== undefined) await measure(studio, { tabId: tab.id, frameId: 0 }, { hideFixed: true, ref });
  await pause(PAINT_MS, studio.context.signal);
  await studio.onStill(true);
  const rect = { x: area.x, y: area.y, ...plan.size };
  return takenFromUrl(await studio.camera.snap(tab, camera, { quality, rect }), aboutArea(area, plan, scale));
}

/** From views of the window, two a second. */
async function stitch({ tab, ref }: Shot, area: Box, studio: Studio): Promise<Taken> {
  const { viewport, devicePixelRatio: scale } = studio.top;
  const plan = planStitch(area, viewport, scale);
  const main = { tabId: tab.id, frameId: 0 };
  const about = aboutArea(area, plan, scale);
  const context = createCanvas(plan.size.width * scale, plan.size.height * scale);
  for (const [index, tile] of plan.tiles.entries()) {
    // What is fixed to the window shows once, where the page begins, and never over an element.
    const hideFixed = index > 0 || ref !== undefined;
    const scrollTo = { x: area.x + tile.x, y: area.y + tile.y };
    const { scroll, isChanged } = await measure(studio, main, { scrollTo, hideFixed, ref });
    if (studio.isUndrawn || isChanged || index > 0) await pause(PAINT_MS, studio.context.signal);
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
