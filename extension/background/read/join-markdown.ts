/** Puts the Markdown of frames where their iframes stand. Pure. */
import type { ToolOutput } from '../../../shared/tools/types.ts';

export interface FrameMarkdown {
  readonly frameId: number;
  readonly output: ToolOutput<'frame_markdown'>;
}

export function joinMarkdown(
  frames: readonly FrameMarkdown[],
  rootFrameId: number,
  frameOfToken: ReadonlyMap<string, number>,
): { text: string; truncated: boolean } {
  const byFrame = new Map(frames.map(({ frameId, output }) => [frameId, output]));
  const shown = new Set<number>();
  let truncated = false;
  const textOf = (frameId: number): string => {
    const output = byFrame.get(frameId);
    // A page cannot make its frames hold each other, but what it reports is not to be believed.
    if (output === undefined || shown.has(frameId)) return '';
    shown.add(frameId);
    truncated ||= output.truncated;
    const pieces = output.parts.map(({ text, frame }) => {
      const inner = frame === undefined ? undefined : frameOfToken.get(frame);
      return inner === undefined ? text : textOf(inner);
    });
    return pieces.join('');
  };
  const text = textOf(rootFrameId)
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return { text, truncated };
}
