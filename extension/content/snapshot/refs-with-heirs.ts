import type { FrameTokens } from '../frame-tokens.ts';
import { RefRegistry } from '../refs.ts';
import { findHeir } from './find-heir.ts';
import type { PartMemory } from './part-memory.ts';
import { readOutline } from './read-outline.ts';

/** Refs of this document that outlive the replacement of their elements, as far as `memory` knows what stood around them. */
export function refsWithHeirs(frames: FrameTokens, memory: PartMemory): RefRegistry {
  return new RefRegistry((lost, refs) =>
    findHeir(lost, refs, {
      latest: memory.latest ?? [],
      read: () => readOutline(document.documentElement, { refs, frames, memory }).nodes,
    }),
  );
}
