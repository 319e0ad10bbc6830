/** Joins the outlines of a tab's frames into one. Pure. */
import type { ToolOutput } from '../../shared/tools/types.ts';

export interface FrameOutline extends ToolOutput<'frame_snapshot'> {
  readonly frameId: number;
  readonly parentFrameId: number;
}

export interface MergedOutline {
  readonly text: string;
  /** Outlines that are part of it, in order. */
  readonly shown: readonly FrameOutline[];
}

type FrameOfToken = ReadonlyMap<string, number>;

/** Each child frame stands, one level deeper, under the line of its iframe. A frame no line leads to is left out: it is not shown. */
export function mergeOutlines(
  outlines: readonly FrameOutline[],
  rootFrameId: number,
  frameOfToken: FrameOfToken,
): MergedOutline {
  const byFrame = new Map(outlines.map((outline) => [outline.frameId, outline]));
  const shown = new Map<number, FrameOutline>();

  const textOf = (outline: FrameOutline): string => {
    shown.set(outline.frameId, outline);
    const children = outline.frames.flatMap(({ at, token }) => {
      const frameId = frameOfToken.get(token) ?? soleUnnamedChild(outline, outlines, frameOfToken);
      const child = frameId === undefined ? undefined : byFrame.get(frameId);
      return child === undefined ? [] : [{ at, child }];
    });
    if (children.length === 0) return outline.text;
    const lines = outline.text.split('\n');
    for (const { at, child } of children) {
      const line = lines[at];
      // A page cannot make its frames hold each other, but what it reports is not to be believed.
      if (line === undefined || shown.has(child.frameId)) continue;
      const text = textOf(child);
      if (text !== '') lines[at] = `${line}\n${indented(text, (/^ */.exec(line)?.[0].length ?? 0) + 2)}`;
    }
    return lines.join('\n');
  };
  const root = byFrame.get(rootFrameId);
  return { text: root === undefined ? '' : textOf(root), shown: [...shown.values()] };
}

/** What changed in each frame, one after the other; frames that are new stand under the line of their iframe. */
export function mergeChanges(
  outlines: readonly FrameOutline[],
  rootFrameId: number,
  frameOfToken: FrameOfToken,
): MergedOutline {
  const { text, shown } = mergeOutlines(outlines, rootFrameId, frameOfToken);
  const isShown = new Set(shown);
  const others = outlines.filter(
    (outline) => outline.changes !== undefined && !isShown.has(outline) && outline.text !== '',
  );
  const sections = others.map((outline) => `in a frame:\n${indented(outline.text, 2)}`);
  return { text: [text, ...sections].filter((part) => part !== '').join('\n'), shown: [...shown, ...others] };
}

function indented(text: string, spaces: number): string {
  return text.replaceAll(/^/gm, ' '.repeat(spaces));
}

/** With one iframe and one child frame left over there is no doubt, even when the child has not told its token. */
function soleUnnamedChild(
  parent: FrameOutline,
  outlines: readonly FrameOutline[],
  frameOfToken: FrameOfToken,
): number | undefined {
  const unnamed = parent.frames.filter(({ token }) => !frameOfToken.has(token));
  const named = new Set(frameOfToken.values());
  const children = outlines.filter(
    ({ frameId, parentFrameId }) => parentFrameId === parent.frameId && !named.has(frameId),
  );
  return unnamed.length === 1 && children.length === 1 ? children[0]?.frameId : undefined;
}

/**
 * What each frame may take so that all together fit: small ones as much as they need, large ones the same. Only frames
 * that need less than they took are named.
 */
export function sharesOf(shown: readonly FrameOutline[], maxTokens: number): Map<FrameOutline, number> {
  const total = shown.reduce((sum, { tokens }) => sum + tokens, 0);
  if (total <= maxTokens || shown.length < 2) return new Map();
  const ordered = shown.toSorted((a, b) => a.tokens - b.tokens);
  const shares = new Map<FrameOutline, number>();
  let rest = maxTokens;
  for (const [index, outline] of ordered.entries()) {
    const share = Math.floor(rest / (ordered.length - index));
    if (outline.tokens > share) shares.set(outline, Math.max(MIN_SHARE, share));
    rest -= Math.min(outline.tokens, share);
  }
  return shares;
}

const MIN_SHARE = 100;
