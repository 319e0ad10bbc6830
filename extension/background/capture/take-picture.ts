/** Takes what is visible, one element, or the whole page, from a tab that stands ready for it. Background only. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { pause } from '../pause.ts';
import { findFrameOffset } from './frame-offset.ts';
import { crop, decodeDataUrl, type Box } from './picture.ts';
import { measure, PAINT_MS, type Measure, type Shot, type Studio } from './studio.ts';
import { takeArea } from './take-area.ts';
import { takenFromCanvas, takenFromUrl, type Taken } from './taken.ts';

export async function takePicture(shot: Shot, studio: Studio): Promise<Taken> {
  const { top } = studio;
  if (shot.fullPage) {
    const main = { tabId: shot.tab.id, frameId: 0 };
    return takeArea(shot, wholeOf(top), async () => wholeOf(await measure(studio, main, {})), studio);
  }
  if (shot.ref !== undefined) return takeElement(shot, shot.ref, studio);
  if (studio.isUndrawn) await pause(PAINT_MS, studio.context.signal);
  await studio.onStill(false);
  const { camera, quality } = shot;
  const dataUrl = await studio.camera.snap(shot.tab, camera, { quality });
  return takenFromUrl(dataUrl, { origin: top.scroll, scale: top.devicePixelRatio });
}

function wholeOf({ page, viewport }: Measure): Box {
  const width = Math.max(page.width, viewport.width);
  return { x: 0, y: 0, width, height: Math.max(page.height, viewport.height) };
}

/** What of an element's box, given in CSS pixels of the window, lies on the page. */
function onPage({ page, scroll }: Measure, box: Box): Box {
  const x = Math.max(0, box.x + scroll.x);
  const y = Math.max(0, box.y + scroll.y);
  const width = Math.min(page.width, box.x + scroll.x + box.width) - x;
  return { x, y, width, height: Math.min(page.height, box.y + scroll.y + box.height) - y };
}

function padded(box: Box, padding: number): Box {
  const { x, y, width, height } = box;
  return { x: x - padding, y: y - padding, width: width + 2 * padding, height: height + 2 * padding };
}

async function takeElement(shot: Shot, ref: string, studio: Studio): Promise<Taken> {
  const { at, padding, tab } = shot;
  // Measuring an element scrolls it into view; offsets of frames are read after that.
  await measure(studio, at, { ref });
  const offset = await findFrameOffset(studio.pages, at, studio.context);
  await pause(PAINT_MS, studio.context.signal);
  const { box } = await measure(studio, at, { ref });
  if (box === undefined) throw new ArqError('page.element_hidden', 'The element is not shown. Choose another one.');
  const main = await measure(studio, { ...at, frameId: 0 }, {});
  const { scroll, viewport, devicePixelRatio: scale } = main;
  const wanted = padded({ ...box, x: box.x + offset.x, y: box.y + offset.y }, padding);
  if (at.frameId === 0 && (wanted.width > viewport.width || wanted.height > viewport.height)) {
    const area = onPage(main, wanted);
    const findArea = async () => {
      const again = await measure(studio, at, { ref });
      return again.box === undefined ? area : onPage(again, padded(again.box, padding));
    };
    // What scrolls inside a box of its own is shown as far as that box lets it.
    if (area.width > 0 && area.height > 0) return takeArea(shot, area, findArea, studio);
  }
  await studio.onStill(false);
  const bitmap = await decodeDataUrl(await studio.camera.snap(tab, 'png'));
  const { x, y, width, height } = wanted;
  const part = crop(bitmap, { x: x * scale, y: y * scale, width: width * scale, height: height * scale });
  bitmap.close();
  const origin = { x: scroll.x + part.left / scale, y: scroll.y + part.top / scale };
  return takenFromCanvas(part.canvas, { origin, scale });
}
