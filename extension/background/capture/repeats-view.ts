/**
 * Chromium, when it is busy, sometimes fills a picture of more than the window with the window's view, over and over,
 * instead of drawing the page anew. Pure.
 */

const CHANNELS = 4;

/**
 * True when every row equals the one a `period` above it. `rows` are RGBA pixels of a picture, `width` of them a row.
 * A page that is of one colour, or does repeat, is told so as well.
 */
export function repeatsView(rows: Uint8ClampedArray, width: number, period: number): boolean {
  const step = Math.round(period) * width * CHANNELS;
  if (step <= 0 || step >= rows.length) return false;
  for (let at = step; at < rows.length; at += 1) if (rows[at] !== rows[at - step]) return false;
  return true;
}
