/** The frames of a tab that belong to the site that policy has judged. Pure. */
import { belongsTo, siteOf } from '../../../shared/policy/site.ts';
import type { Frame } from '../page-frames.ts';

/**
 * Frames of the site that frame `frameId` shows, or of one below it. What lies in one of them without a host of its own
 * (`about:`, `blob:`, `data:`) belongs to it.
 */
export function framesOfSite<Known extends Frame>(frames: readonly Known[], frameId: number): Known[] {
  const byId = new Map(frames.map((frame) => [frame.frameId, frame]));
  const siteAt = (frame: Known | undefined, depth = 0): string | undefined => {
    if (frame === undefined || depth > frames.length) return undefined;
    const site = siteOf(frame.url);
    const parent = byId.get(frame.parentFrameId);
    const isOfParent = (site === undefined || site.endsWith(':')) && parent !== undefined;
    return isOfParent ? siteAt(parent, depth + 1) : site;
  };
  const judged = siteAt(byId.get(frameId));
  return frames.filter((frame) => {
    const site = siteAt(frame);
    return frame.frameId === frameId || (judged !== undefined && site !== undefined && belongsTo(site, judged));
  });
}
