/** Which parts of a picture differ from another of the same size. Pure; pixels as a canvas gives them (RGBA). */
import type { Box } from './picture.ts';

/** Cells of so many pixels a side are told apart; a region is made of whole cells until it is trimmed. */
const CELL_PX = 8;
/** Changes no further apart than this belong to one region: letters of a word, lines of a paragraph. */
const JOIN_CELLS = 2;
/** Of 255 in any channel. What encoders with loss and smoothed edges change stays below. */
const TOLERANCE = 24;

interface Cell {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export class PixelDiff {
  readonly #columns: number;
  readonly #rows: number;
  /** Bounds of what changed within each cell. */
  readonly #cells = new Map<number, Cell>();
  readonly #width: number;
  #changed = 0;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#columns = Math.ceil(width / CELL_PX);
    this.#rows = Math.ceil(height / CELL_PX);
  }

  /** Number of pixels that differ. */
  get changed(): number {
    return this.#changed;
  }

  /** Compares whole rows of pixels; the first of them is row `top`. */
  addRows(before: Uint8ClampedArray, after: Uint8ClampedArray, top: number): void {
    const length = Math.min(before.length, after.length);
    for (let at = 0; at < length; at += 4) {
      if (!differs(before, after, at)) continue;
      const pixel = at / 4;
      this.addPixel(pixel % this.#width, top + Math.floor(pixel / this.#width));
    }
  }

  addPixel(x: number, y: number): void {
    this.#changed += 1;
    const key = Math.floor(y / CELL_PX) * this.#columns + Math.floor(x / CELL_PX);
    const cell = this.#cells.get(key);
    if (cell === undefined) this.#cells.set(key, { left: x, top: y, right: x + 1, bottom: y + 1 });
    else grow(cell, { left: x, top: y, right: x + 1, bottom: y + 1 });
  }

  /** Boxes around what changed, the largest first; none overlaps another. */
  regions(): Box[] {
    const seen = new Set<number>();
    const found: Cell[] = [];
    for (const start of this.#cells.keys()) {
      if (!seen.has(start)) found.push(this.#collect(start, seen));
    }
    return joined(found)
      .map(({ left, top, right, bottom }) => ({ x: left, y: top, width: right - left, height: bottom - top }))
      .toSorted((a, b) => b.width * b.height - a.width * a.height);
  }

  #collect(start: number, seen: Set<number>): Cell {
    const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    const open = [start];
    seen.add(start);
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      const cell = this.#cells.get(key);
      if (cell !== undefined) grow(bounds, cell);
      const column = key % this.#columns;
      const row = Math.floor(key / this.#columns);
      for (let y = Math.max(0, row - JOIN_CELLS); y <= Math.min(this.#rows - 1, row + JOIN_CELLS); y += 1) {
        for (let x = Math.max(0, column - JOIN_CELLS); x <= Math.min(this.#columns - 1, column + JOIN_CELLS); x += 1) {
          const next = y * this.#columns + x;
          if (seen.has(next) || !this.#cells.has(next)) continue;
          seen.add(next);
          open.push(next);
        }
      }
    }
    return bounds;
  }
}

function differs(before: Uint8ClampedArray, after: Uint8ClampedArray, at: number): boolean {
  for (let channel = at; channel < at + 4; channel += 1) {
    if (Math.abs((before[channel] ?? 0) - (after[channel] ?? 0)) > TOLERANCE) return true;
  }
  return false;
}

function grow(cell: Cell, by: Cell): void {
  cell.left = Math.min(cell.left, by.left);
  cell.top = Math.min(cell.top, by.top);
  cell.right = Math.max(cell.right, by.right);
  cell.bottom = Math.max(cell.bottom, by.bottom);
}

/** Boxes of regions can overlap where the regions do not: then they are shown as one. */
function joined(cells: readonly Cell[]): Cell[] {
  const kept: Cell[] = [];
  for (const cell of cells) {
    const bounds = { ...cell };
    for (let index = 0; index < kept.length;) {
      const other = kept[index];
      if (other === undefined || !touches(bounds, other)) index += 1;
      else {
        grow(bounds, other);
        kept.splice(index, 1);
        // Larger now, it may touch one that was passed.
        index = 0;
      }
    }
    kept.push(bounds);
  }
  return kept;
}

const touches = (a: Cell, b: Cell): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
