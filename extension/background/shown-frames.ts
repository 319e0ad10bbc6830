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

type Children = ToolOutput<'frame_children'>['frames'];
type Context = CallContext & { readonly pages: PageCalls };

/** As `PageCalls.callAll`, without what frames answered that are known not to be shown. */
export async function callShown<Name extends ToolName>(
  tabId: number,
  tool: Name,
  input: ToolArguments<Name>,
  context: Context,
): Promise<{ frame: Frame; output: ToolOutput<Name> }[]> {
  const answers = await context.pages.callAll(tabId, tool, input, context, CHILD_FRAME_MS);
  const shown = await readShown(
    tabId,
    answers.map(({ frame }) => frame.frameId),
    context,
  );
  return answers.filter(({ frame }) => shown(frame.frameId) !== false);
}

/** True when that frame and all around it are made out by a person; false also where that cannot be told. */
export async function isSeenFrame(tabId: number, frameId: number, context: Context): Promise<boolean> {
  const { parentOf, around, parents } = await readFamily(tabId, [frameId]);
  const chain = around(frameId);
  const children = await askParents(tabId, parents, {}, context);
  const tokens = [...children.values()].flatMap((frames) => frames.map(({ token }) => token));
  const frameOfToken = await context.pages.tokens.resolve(tabId, tokens, TOKENS_MS);
  const links = chain.map((id) => {
    const parent = parentOf.get(id) ?? 0;
    const told = children.get(parent) ?? [];
    const siblings = [...parentOf].flatMap(([one, of]) => (of === parent ? [one] : []));
    const token = told.find((one) => one.isShown && frameOfToken.get(one.token) === id)?.token;
    return token !== undefined && isOneToOne(told, frameOfToken, siblings) ? { parent, token } : undefined;
  });
  if (!links.every((link) => link !== undefined)) return false;
  // Sight takes its time: of the frames beside these nobody needs to know.
  const seen = await Promise.all(
    links.map(async ({ parent, token }) => {
      const told = (await askParents(tabId, [parent], { bySight: [token] }, context)).get(parent);
      return told?.some((one) => one.token === token && one.isShown) === true;
    }),
  );
  return !seen.includes(false);
}

/**
 * True when each child frame is known by a token of its own. A page can read what is posted to a frame whose document it
 * wrote anew, and hand that on to one that it hides: the one that it was for is then left without.
 */
function isOneToOne(told: Children, frameOfToken: ReadonlyMap<string, number>, children: readonly number[]): boolean {
  const tokens = told.map(({ token }) => token);
  // The browser's own word.
  if (tokens.every((token) => token.startsWith('id:'))) return true;
  const known = new Set(tokens.map((token) => frameOfToken.get(token)));
  return known.size === tokens.length && tokens.length === children.length && children.every((id) => known.has(id));
}

interface Family {
  readonly parentOf: ReadonlyMap<number, number>;
  /** The frame and those around it, the main frame left out. */
  readonly around: (frameId: number) => readonly number[];
  /** Those of the frames around the asked ones that may be entered, to be asked about their children. */
  readonly parents: readonly number[];
}

async function readFamily(tabId: number, asked: readonly number[]): Promise<Family> {
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
  const parents = new Set(asked.flatMap((id) => around(id)).flatMap((id) => parentOf.get(id) ?? []));
  // Frames of listed sites are not entered, not even to ask them this.
  const readable = readableFrames(frames, await readNeverSites()).map(({ frameId }) => frameId);
  return { parentOf, around, parents: readable.filter((frameId) => parents.has(frameId)) };
}

/** What each of these says of its child frames; nothing where it does not answer. */
async function askParents(
  tabId: number,
  parents: readonly number[],
  input: ToolArguments<'frame_children'>,
  context: Context,
): Promise<ReadonlyMap<number, Children>> {
  const answers = parents.map(async (frameId) => {
    const at = { tabId, frameId };
    const answer = await context.pages
      .call(at, 'frame_children', input, context, CHILD_FRAME_MS)
      .catch(() => undefined);
    return [frameId, answer?.frames ?? []] as const;
  });
  return new Map(await Promise.all(answers));
}

/** Tells of each of the frames; undefined where a parent does not answer, or does not know the frame. */
async function readShown(
  tabId: number,
  asked: readonly number[],
  context: Context,
): Promise<(frameId: number) => boolean | undefined> {
  const inner = asked.filter((id) => id !== 0);
  if (inner.length === 0) return () => true;
  const { around, parents } = await readFamily(tabId, inner);
  const children = [...(await askParents(tabId, parents, {}, context)).values()].flat();
  const told = new Map(children.map(({ token, isShown }) => [token, isShown]));
  const needed = new Set(inner.flatMap((id) => around(id)));
  const frameOfToken = await context.pages.tokens.resolveFrames(tabId, [...told.keys()], needed, TOKENS_MS);
  const verdicts = new Map([...frameOfToken].map(([token, frameId]) => [frameId, told.get(token)]));
  return (frameId) => {
    const chain = around(frameId).map((id) => verdicts.get(id));
    return chain.includes(false) ? false : chain.includes(undefined) ? undefined : true;
  };
}
