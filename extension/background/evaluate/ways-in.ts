/**
 * How a script from outside gets into a page: the browser's interface for user scripts where the user allows it, else
 * the debugger where trusted input is switched on, else in Firefox the page's own eval, which its policy may forbid.
 */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { isFirefox } from '../browser-kind.ts';
import type { FrameAddress } from '../page-frames.ts';
import { withDebugger } from '../trusted-input/debugger-session.ts';
import { allowsTrustedInput } from '../trusted-input/trusted-sites.ts';

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
  (userScripts: UserScripts, { tabId, frameId }: FrameAddress): RunSource =>
  async (code) => {
    const target = { tabId, frameIds: [frameId] };
    const [answer] = await userScripts.execute({ js: [{ code }], target, world: 'MAIN', injectImmediately: true });
    return answer?.error === undefined ? { value: answer?.result } : { problem: answer.error };
  };

const evaluated = z.object({
  result: z.object({ value: z.unknown() }),
  exceptionDetails: z
    .object({ text: z.string(), exception: z.object({ description: z.string() }).optional() })
    .optional(),
});

/** https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-evaluate */
const byDebugger =
  ({ tabId }: FrameAddress): RunSource =>
  (expression) =>
    withDebugger(tabId, async (send) => {
      const options = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = evaluated.parse(await send('Runtime.evaluate', options));
      if (exceptionDetails === undefined) return { value: result.value };
      return { problem: exceptionDetails.exception?.description ?? exceptionDetails.text };
    });

/** Runs in the page's own world. */
async function evaluateInPage(source: string): Promise<{ value?: unknown; problem?: string }> {
  try {
    const run: unknown = Reflect.get(globalThis, 'eval');
    return { value: await (run as (code: string) => unknown)(source) };
  } catch (error) {
    return { problem: String(error) };
  }
}

const byPage =
  ({ tabId, frameId }: FrameAddress): RunSource =>
  async (source) => {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      world: 'MAIN',
      injectImmediately: true,
      func: evaluateInPage,
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
export async function findWayIn(at: FrameAddress, url: string): Promise<RunSource> {
  const userScripts = findUserScripts();
  if (userScripts !== undefined) return byUserScripts(userScripts, at);
  if (isFirefox) return byPage(at);
  const isTrusted = await allowsTrustedInput(url);
  if (isTrusted && at.frameId === 0) return byDebugger(at);
  throw new ArqError(
    'page.script_not_allowed',
    `Chromium lets ARQ run scripts ${isTrusted ? 'in frames ' : ''}only where the user allows it: ${
      isTrusted ? '' : 'switch on “Trusted input” for this site in ARQ’s panel, or '
    }allow user scripts for ARQ on its page at chrome://extensions. Nothing was run.`,
  );
}
