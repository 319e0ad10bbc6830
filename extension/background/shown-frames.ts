/**
 * Which frames of a tab are shown. A document does not know how its parent shows the iframe that it lies in, so the
 * parents are asked; what lies in a frame that is not shown is not shown either. Background only.
 */
import type { CallContext, ToolArguments, ToolName, ToolOutput } from '../../shared/tools/types.ts';
import { CHILD_FRAME_MS } from './frame-times.ts';
import { readNeverSites } from './never-sites.ts';
import type { PageCalls } from './page-calls.ts';
import { type Frame, listFrames } from './page-frames.ts';
import { readableFrames } from './readable-frames.ts';

/** A frame that has answered reports its token within a message's time. */
const TOKENS_MS = 400;

type Context = CallContext & { readonly pages: PageCalls };

/** As `PageCalls.callAll`, without what frames answered that are known not to be shown. */
export async function callShown<Name extends ToolName>(
  tabId: number,
  tool: Name,
  input: ToolArguments<Name>,
  context: Context,
): Promise<{ frame: Frame; output: ToolOutput<Name> }[]> {
  const answers = await context.pages.callAll(tabId, tool, input, context, CHILD_FRAME_MS);
  const asked = answers.map(({ frame }) => frame.frameId);
  const shown = await readShown(tabId, asked, {}, context);
  return answers.filter(({ frame }) => shown(frame.frameId) !== false);
}

/** True when that frame and all around it are made out by a person; false also where that cannot be told. */
export async function isSeenFrame(tabId: number, frameId: number, context: Context): Promise<boolean> {
  return (await readShown(tabId, [frameId], { bySight: true }, context))(frameId) === true;
}

type Verdict = boolean | undefined;

/**
 * True when each child frame is known by a token of its own. A page can read what is posted to a frame whose document it
 * wrote anew, and hand that on to one that it hides: the one that it was for is then left without.
 */
function isOneToOne(
  tokens: readonly string[],
  frameOfToken: ReadonlyMap<string, number>,
  children: readonly number[],
): boolean {
  // The browser's own word.
  if (tokens.every((token) => token.startsWith('id:'))) return true;
  const known = new Set(tokens.map((token) => frameOfToken.get(token)));
  return known.size === tokens.length && tokens.length === children.length && children.every((id) => known.has(id));
}

/** Tells of each of the frames; undefined where a parent does not answer, or does not know the frame. */
async function readShown(
  tabId: number,
  asked: readonly number[],
  input: ToolArguments<'frame_children'>,
  context: Context,
): Promise<(frameId: number) => Verdict> {
  const inner = asked.filter((id) => id !== 0);
  if (inner.length === 0) return () => true;
  const frames = await listFrames(tabId);
  const parentOf = new Map(frames.map((frame) => [frame.frameId, frame.parentFrameId]));
  const around = (frameId: number): number[] => {
    const chain: number[] = [];
    // The main frame has no parent; a page cannot make its frames hold each other.
    for (let at: number | undefined = frameId; at !== undefined && at > 0 && chain.length < parentOf.size;) {
      chain.push(at);
      at = parentOf.get(at);
    }
    return chain;
  };
  const needed = new Set(inner.flatMap((id) => around(id)));
  const parents = new Set([...needed].flatMap((id) => parentOf.get(id) ?? []));
  // Frames of listed sites are not entered, not even to ask them this.
  const readable = readableFrames(frames, await readNeverSites()).filter(({ frameId }) => parents.has(frameId));
  const told = new Map<string, boolean>();
  const tokensOf = new Map<number, string[]>();
  await Promise.all(
    readable.map(async ({ frameId }) => {
      const at = { tabId, frameId };
      const answer = await context.pages
        .call(at, 'frame_children', input, context, CHILD_FRAME_MS)
        .catch(() => undefined);
      tokensOf.set(frameId, answer?.frames.map(({ token }) => token) ?? []);
      for (const { token, isShown } of answer?.frames ?? []) told.set(token, isShown);
    }),
  );
  const { tokens } = context.pages;
  const frameOfToken =
    input.bySight === true
      ? await tokens.resolve(tabId, [...told.keys()], TOKENS_MS)
      : await tokens.resolveFrames(tabId, [...told.keys()], needed, TOKENS_MS);
  const verdicts = new Map([...frameOfToken].map(([token, frameId]) => [frameId, told.get(token)]));
  if (input.bySight === true) {
    for (const frameId of needed) {
      const parent = parentOf.get(frameId) ?? 0;
      const children = [...parentOf].flatMap(([id, of]) => (of === parent ? [id] : []));
      if (!isOneToOne(tokensOf.get(parent) ?? [], frameOfToken, children)) verdicts.delete(frameId);
    }
  }
  return (frameId) => {
    const chain = around(frameId).map((id) => verdicts.get(id));
    return chain.includes(false) ? false : chain.includes(undefined) ? undefined : true;
  };
}
