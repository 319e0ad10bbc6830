/** Whether what lies in an iframe is there for a person: its own document cannot know how its parent shows it. */
import { composedParent, isFrame } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { treeRoots } from '../dom/tree-roots.ts';
import { isHiddenFromAccessibility, isVisible } from '../dom/visibility.ts';
import { isOutOfSight } from './sight.ts';

export type FrameElement = HTMLIFrameElement | HTMLFrameElement;

/** False for an iframe that is hidden, from the eye or from assistive technology. */
export function isFrameShown(frame: FrameElement, pass: ReadingPass): boolean {
  if (isHiddenFromAccessibility(frame, pass) || !isVisible(frame, pass)) return false;
  for (let at: Element | undefined = frame; at !== undefined; at = composedParent(at).element) {
    if (isOutOfSight(at, pass)) return false;
  }
  return true;
}

/** The child frames of this document, those in shadow roots too. */
export function childFrames(): FrameElement[] {
  return treeRoots().flatMap((root) => [...root.querySelectorAll('iframe, frame')].filter(isFrame));
}
