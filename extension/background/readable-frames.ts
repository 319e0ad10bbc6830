/** Which frames of a tab may be read. Pure. */
import { isListed, siteOf } from '../../shared/policy/site.ts';
import type { Frame } from './page-frames.ts';

/**
 * All but those of sites on the never list. What such a frame holds without a host of its own (`about:`, `blob:`,
 * `data:`) belongs to it.
 */
export function readableFrames<Known extends Frame>(frames: readonly Known[], never: readonly string[]): Known[] {
  const closed = new Set<number>();
  const isClosed = ({ parentFrameId, url }: Known) => {
    const site = siteOf(url);
    const isOfParent = site === undefined || site.endsWith(':');
    return isOfParent ? closed.has(parentFrameId) : isListed(site, never);
  };
  // Frames come in any order: what lies in a closed one is found once that one is.
  for (let before = -1; before < closed.size;) {
    before = closed.size;
    for (const frame of frames) if (isClosed(frame)) closed.add(frame.frameId);
  }
  return frames.filter(({ frameId }) => !closed.has(frameId));
}
