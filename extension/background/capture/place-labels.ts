/** Where the names of boxes go on a picture so that each can be read: none covers another. Pure; the picture's pixels. */
import type { Box } from './picture.ts';

export interface Labelled {
  readonly text: string;
  readonly box: Box;
}

export interface PlacedLabel extends Labelled {
  readonly at: Box;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Rows above and below the box that are tried when the places next to it are taken. */
const ROWS = 3;

/** Labels that find no free place near their box are left out. */
export function placeLabels(
  items: readonly Labelled[],
  picture: Size,
  sizeOf: (text: string) => Size,
): { readonly placed: readonly PlacedLabel[]; readonly omitted: number } {
  const placed: PlacedLabel[] = [];
  let omitted = 0;
  for (const item of items) {
    const size = sizeOf(item.text);
    let best: { at: Box; cost: number } | undefined;
    for (const [order, { x, y }] of spots(item.box, size).entries()) {
      const at = { x: Math.round(x), y: Math.round(y), ...size };
      if (at.x < 0 || at.y < 0 || at.x + at.width > picture.width || at.y + at.height > picture.height) continue;
      if (placed.some((other) => overlap(other.at, at) > 0)) continue;
      // Best where it hides no other control and is close.
      const hidden = items.reduce((sum, other) => (other === item ? sum : sum + overlap(other.box, at)), 0);
      const cost = hidden / (size.width * size.height) + order / 20;
      if (best === undefined || cost < best.cost) best = { at, cost };
    }
    if (best === undefined) omitted += 1;
    else placed.push({ ...item, at: best.at });
  }
  return { placed, omitted };
}

/** Places for a label, the clearest first: above, below, beside, inside, then further away. */
function spots(box: Box, { width, height }: Size): { x: number; y: number }[] {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  const near = [
    { x: box.x, y: box.y - height },
    { x: right - width, y: box.y - height },
    { x: box.x, y: bottom },
    { x: right - width, y: bottom },
    { x: box.x - width, y: box.y },
    { x: right, y: box.y },
    { x: box.x - width, y: bottom - height },
    { x: right, y: bottom - height },
    { x: right - width, y: box.y },
    { x: box.x, y: box.y },
    { x: right - width, y: bottom - height },
    { x: box.x, y: bottom - height },
  ];
  const far = Array.from({ length: ROWS }, (_, row) => [
    { x: box.x, y: box.y - height * (row + 2) },
    { x: box.x, y: bottom + height * (row + 1) },
    { x: box.x - width * (row + 2), y: box.y },
    { x: right + width * (row + 1), y: box.y },
  ]).flat();
  return [...near, ...far];
}

/** Square pixels that both cover. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
