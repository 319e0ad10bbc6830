/** Joins the outlines of a tab's frames into one. Pure. */
import type { ToolOutput } from '../../shared/tools/types.ts';

type Line = ToolOutput<'frame_snapshot'>['lines'][number];

export interface FrameOutline {
  readonly frameId: number;
  readonly parentFrameId: number;
  readonly lines: readonly Line[];
  readonly truncated: boolean;
}

/** Each child frame stands, one level deeper, under the line of its iframe. A frame no line leads to is left out: it is not shown. */
export function mergeOutlines(
  outlines: readonly FrameOutline[],
  rootFrameId: number,
  frameOfToken: ReadonlyMap<string, number>,
): { lines: { depth: number; text: string }[]; truncated: boolean } {
  const byFrame = new Map(outlines.map((outline) => [outline.frameId, outline]));
  const shown = new Set<number>();
  const lines: { depth: number; text: string }[] = [];
  let truncated = false;

  const add = (outline: FrameOutline, depth: number) => {
    shown.add(outline.frameId);
    truncated ||= outline.truncated;
    for (const line of outline.lines) {
      lines.push({ depth: depth + line.depth, text: line.text });
      if (line.frame === undefined) continue;
      const frameId = frameOfToken.get(line.frame) ?? soleUnnamedChild(outline, outlines, frameOfToken);
      const child = frameId === undefined ? undefined : byFrame.get(frameId);
      // A page cannot make its frames hold each other, but what it reports is not to be believed.
      if (child !== undefined && !shown.has(child.frameId)) add(child, depth + line.depth + 1);
    }
  };
  const root = byFrame.get(rootFrameId);
  if (root !== undefined) add(root, 0);
  return { lines, truncated };
}

/** With one iframe and one child frame left over there is no doubt, even when the child has not told its token. */
function soleUnnamedChild(
  parent: FrameOutline,
  outlines: readonly FrameOutline[],
  frameOfToken: ReadonlyMap<string, number>,
): number | undefined {
  const unnamedLines = parent.lines.filter(({ frame }) => frame !== undefined && !frameOfToken.has(frame));
  const named = new Set(frameOfToken.values());
  const children = outlines.filter(
    ({ frameId, parentFrameId }) => parentFrameId === parent.frameId && !named.has(frameId),
  );
  return unnamedLines.length === 1 && children.length === 1 ? children[0]?.frameId : undefined;
}

/** The outline as text, two spaces a level, cut after `maxChars` at a line's end. */
export function renderOutline(
  lines: readonly { readonly depth: number; readonly text: string }[],
  maxChars: number,
): { text: string; truncated: boolean } {
  const rendered: string[] = [];
  let length = 0;
  for (const { depth, text } of lines) {
    const line = `${'  '.repeat(depth)}${text}`;
    length += line.length + 1;
    if (length > maxChars + 1) return { text: rendered.join('\n'), truncated: true };
    rendered.push(line);
  }
  return { text: rendered.join('\n'), truncated: false };
}
