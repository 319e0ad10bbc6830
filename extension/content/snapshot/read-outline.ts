import type { ContentContext } from '../content-context.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import { outlineOf, type Outline } from './outline.ts';

/** Reads an element and all it holds, from memory where nothing changed since; the window alone always anew. */
export function readOutline(
  root: Element,
  { refs, frames, memory }: Pick<ContentContext, 'refs' | 'frames' | 'memory'>,
  isViewportOnly = false,
): Outline {
  memory.begin();
  return outlineOf(root, {
    pass: new ReadingPass(),
    refs,
    tokenOf: (frame) => frames.tokenOf(frame),
    isViewportOnly,
    memory: isViewportOnly ? undefined : memory,
  });
}
