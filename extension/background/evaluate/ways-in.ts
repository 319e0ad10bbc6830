/**
 * How a script from outside gets into a page: the browser's interface for user scripts where the user allows it, else
 * the debugger where trusted input is switched on, else in Firefox the page's own eval, which its policy may forbid.
 */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { isFirefox } from '../browser-kind.ts';
import type { FrameAddress } from '../page-frames.ts';
import { type SendCommand, withDebugger } from '../trusted-input/debugger-session.ts';
import { allowsTrustedInput } from '../trusted-input/trusted-sites.ts';

/** `page`: with the page's own variables. `isolated`: the same document, and nothing that the page's scripts changed. */
export type World = 'page' | 'isolated';

interface Place {
  readonly at: FrameAddress;
  readonly world: World;
  readonly timeoutMs: number;
}

/** Runs source in a frame and resolves with what it gave, or with why it did not even parse. */
export type RunSource = (source: string) => Promise<{ readonly value: unknown } | { readonly problem: string }>;

interface UserScripts {
  execute(injection: object): Promise<readonly { readonly result?: unknown; readonly error?: string }[]>;
}

/** Undefined until the user allowed it: the permission, and in Chromium a switch on the page of the extension. */
function findUserScripts(): UserScripts | undefined {
  try {
    const { userScripts } = browser as unknown as { readonly userScripts?: Partial<UserScripts> };
    return typeof userScripts?.execute === 'function' ? (userScripts as UserScripts) : undefined;
  } catch {
    // Chromium throws where the switch is off.
    return undefined;
  }
}

const byUserScripts =
  (userScripts: UserScripts, { at: { tabId, frameId }, world }: Place): RunSource =>
  async (code) => {
    const [answer] = await userScripts.execute({
      js: [{ code }],
      target: { tabId, frameIds: [frameId] },
      world: world === 'page' ? 'MAIN' : 'USER_SCRIPT',
      injectImmediately: true,
    });
    return answer?.error === undefined ? { value: answer?.result } : { problem: answer.error };
  };

const evaluated = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z
    .object({ text: z.string(), exception: z.object({ description: z.string().optional() }).optional() })
    .optional(),
});
const frameTree = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) });
const isolatedWorld = z.object({ executionContextId: z.number() });

async function contextOf(send: SendCommand, world: World): Promise<{ readonly contextId?: number }> {
  if (world === 'page') return {};
  const { frame } = frameTree.parse(await send('Page.getFrameTree')).frameTree;
  const made = await send('Page.createIsolatedWorld', { frameId: frame.id, worldName: 'ARQ' });
  return { contextId: isolatedWorld.parse(made).executionContextId };
}

/** A script that was stopped for taking too long is told a little later. */
const STOPPING_MS = 1_000;

/** https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-evaluate */
const byDebugger =
  ({ at: { tabId }, world, timeoutMs }: Place): RunSource =>
  (expression) =>
    withDebugger(tabId, async ({ send }) => {
      const context = await contextOf(send, world);
      // `timeout` stops a script that never pauses; one that waits is left to itself when the debugger goes.
      const options = { expression, awaitPromise: true, returnByValue: true, timeout: timeoutMs, ...context };
      const answer = await send('Runtime.evaluate', options, timeoutMs + STOPPING_MS);
      const { result, exceptionDetails } = evaluated.parse(answer);
      if (exceptionDetails === undefined) return { value: result.value };
      return { problem: exceptionDetails.exception?.description ?? exceptionDetails.text };
    });

/** Runs in the frame. */
async function evaluateHere(source: string): Promise<{ value?: unknown; problem?: string }> {
  try {
    const run: unknown = Reflect.get(globalThis, 'eval');
    return { value: await (run as (code: string) => unknown)(source) };
  } catch (error) {
    return { problem: String(error) };
  }
}

const byScripting =
  ({ at: { tabId, frameId }, world }: Place): RunSource =>
  async (source) => {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      world: world === 'page' ? 'MAIN' : 'ISOLATED',
      injectImmediately: true,
      func: evaluateHere,
      args: [source],
    });
    const { value, problem } = answer?.result ?? {};
    if (problem === undefined) return { value };
    if (!/Content Security Policy|unsafe-eval|CSP/i.test(problem)) return { problem };
    throw new ArqError(
      'page.script_not_allowed',
      'The page forbids scripts that are made from text (its Content-Security-Policy), and Firefox knows no other way in. Nothing was run. Read and act with the other page_* tools.',
    );
  };

/** Throws `page.script_not_allowed` with what the user can switch on. */
export async function findWayIn(place: Place, url: string): Promise<RunSource> {
  const userScripts = findUserScripts();
  if (userScripts !== undefined) return byUserScripts(userScripts, place);
  if (isFirefox) return byScripting(place);
  const isTrusted = await allowsTrustedInput(url);
  if (isTrusted && place.at.frameId === 0) return byDebugger(place);
  throw new ArqError(
    'page.script_not_allowed',
    `Chromium lets ARQ run scripts ${isTrusted ? 'in frames ' : ''}only where the user allows it: ${
      isTrusted ? '' : 'switch on “Trusted input” for this site in ARQ’s panel, or '
    }allow user scripts for ARQ on its page at chrome://extensions. Nothing was run.`,
  );
}
