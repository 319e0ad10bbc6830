/** Draws boxes and the refs that belong to them on a picture: on ARQ's canvas, so that no page can tamper with them. */
import type { Box } from './picture.ts';
import { placeLabels, type Labelled } from './place-labels.ts';

/** Dark enough for white letters on them, and told apart by most people with a colour vision deficiency. */
const COLORS = ['#c2185b', '#1565c0', '#2e7d32', '#6a1b9a', '#b23c00', '#00606b'];
const FONT_PX = 12;
const PADDING_PX = 3;

type Context = OffscreenCanvasRenderingContext2D;

/** Returns how many refs found no place. Letters keep their size however much the picture was scaled down. */
export function drawRefs(context: Context, items: readonly Labelled[]): number {
  const { canvas } = context;
  context.font = `600 ${FONT_PX}px ui-sans-serif, system-ui, "Liberation Sans", Arial, sans-serif`;
  context.textBaseline = 'middle';
  const height = FONT_PX + PADDING_PX;
  const sizeOf = (text: string) => ({ width: Math.ceil(context.measureText(text).width) + 2 * PADDING_PX, height });
  const { placed, omitted } = placeLabels(items, canvas, sizeOf);
  for (const [index, { box }] of placed.entries()) outline(context, box, colorAt(index));
  for (const [index, { text, at }] of placed.entries()) {
    context.fillStyle = colorAt(index);
    context.fillRect(at.x, at.y, at.width, at.height);
    context.fillStyle = '#fff';
    context.fillText(text, at.x + PADDING_PX, at.y + at.height / 2 + 0.5);
  }
  return omitted;
}

const colorAt = (index: number): string => COLORS[index % COLORS.length] ?? '#000';

/** A line of two pixels around `box`. */
export function outline(context: Context, { x, y, width, height }: Box, color: string): void {
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.strokeRect(Math.round(x), Math.round(y), Math.round(width), Math.round(height));
}
