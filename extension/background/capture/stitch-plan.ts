/** Where to scroll and what to keep so that tiles of a viewport make one picture of a page. Pure; CSS pixels. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A canvas takes no more in either direction, in device pixels; beyond, encoders and memory give up. */
const MAX_SIDE_PX = 30_000;
const MAX_AREA_PX = 120_000_000;

export interface StitchPlan {
  /** What of the area the picture shows. */
  readonly size: Size;
  readonly isCut: boolean;
  /** Scroll positions, row by row. */
  readonly tiles: readonly { readonly x: number; readonly y: number }[];
}

/** Tiles of `area`, from its upper left corner. */
export function planStitch(area: Size, viewport: Size, scale: number): StitchPlan {
  const width = Math.min(area.width, Math.floor(MAX_SIDE_PX / scale));
  const maxHeight = Math.min(Math.floor(MAX_SIDE_PX / scale), Math.floor(MAX_AREA_PX / (scale * scale * width)));
  const height = Math.min(area.height, maxHeight);
  const tiles = steps(height, viewport.height).flatMap((y) => steps(width, viewport.width).map((x) => ({ x, y })));
  return { size: { width, height }, isCut: width < area.width || height < area.height, tiles };
}

/** 0, one viewport, two … and the end, where the last tile overlaps the one before. */
function steps(length: number, step: number): number[] {
  const count = Math.max(1, Math.ceil(length / Math.max(1, step)));
  return Array.from({ length: count }, (_, index) => Math.max(0, Math.min(index * step, length - step)));
}
