import { composedParent } from '../dom/composed-tree.ts';
import type { PartMemory } from './part-memory.ts';

/** Number of the last reading before which something around `root` changed that concerns all it holds; 0 for none. */
export function changeAround(root: Element, memory: PartMemory | undefined): number {
  let changedAt = 0;
  if (memory === undefined) return changedAt;
  let around = composedParent(root).element;
  for (; around !== undefined; around = composedParent(around).element) {
    changedAt = Math.max(changedAt, memory.changedAt(around));
  }
  return changedAt;
}
