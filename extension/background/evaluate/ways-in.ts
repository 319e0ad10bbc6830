/**
 * How a script from outside gets into a page: the browser's interface for user scripts where the user allows it, else
 * the debugger where trusted input is switched on, else in Firefox the page's own eval, which its policy may forbid.
 */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { asDispatched } from '../../../shared/tools/as-dispatched.ts';
import { isFirefox } from '../browser-kind.ts';
import { addressOf, getTabById } from '../tabs.ts';
import { type SendCommand, withDebugger } from '../trusted-input/debugger-session.ts';
import { allowsTrustedInput } from '../trusted-input/trusted-sites.ts';
import { targetChanged } from './pinned-page.ts';
import { inTurn, type Place, type RunScript, type World } from './run-script.ts';
import { byUserScripts, findUserScripts } from './user-scripts.ts';

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
const byDebugger = ({ page, world, timeoutMs }: Place): RunScript =>
  inTurn((expression) =>
    withDebugger(page.at.tabId, async ({ send }) => {
      const context = await contextOf(send, world);
      // `timeout` stops a script that never pauses; one that waits is left to itself when the debugger goes.
      const options = { expression, awaitPromise: true, returnByValue: true, timeout: timeoutMs, ...context };
      // Attaching takes a while, and another page may have come meanwhile.
      await page.assertThere();
      if (!(await allowsTrustedInput(addressOf(await getTabById(page.at.tabId))))) throw targetChanged();
      const answer = await send('Runtime.evaluate', options, timeoutMs + STOPPING_MS).catch((error: unknown) => {
        throw asDispatched(error);
      });
      const { result, exceptionDetails } = evaluated.parse(answer);
      if (exceptionDetails === undefined) return { value: result.value };
      return { problem: exceptionDetails.exception?.description ?? exceptionDetails.text };
    }),
  );

/** Runs in the frame. */
async function evaluateHere(source: string): Promise<{ value?: unknown; problem?: string }> {
  try {
    const run: unknown = Reflect.get(globalThis, 'eval');
    return { value: await (run as (code: string) => unknown)(source) };
  } catch (error) {
    return { problem: String(error) };
  }
}

const byEval = ({ page, world }: Place): RunScript =>
  inTurn(async (source) => {
    const { tabId, frameId } = page.at;
    await page.assertThere();
    const [answer] = await browser.scripting
      .executeScript({
        target: { tabId, frameIds: [frameId] },
        // Beside the page's scripts Firefox takes none from text here, and says so.
        world: world === 'page' ? 'MAIN' : 'ISOLATED',
        injectImmediately: true,
        func: evaluateHere,
        args: [source],
      })
      .catch((error: unknown) => {
        throw asDispatched(error);
      });
    const { value, problem } = answer?.result ?? {};
    if (problem === undefined) return { value };
    if (!/Content Security Policy|unsafe-eval|CSP/i.test(problem)) return { problem };
    throw new ArqError(
      'page.script_not_allowed',
      `${
        world === 'page'
          ? 'The page forbids scripts that are made from text (its Content-Security-Policy)'
          : 'Firefox runs scripts beside the page’s own as user scripts only'
      }. Allow user scripts for ARQ in Firefox’s settings of add-ons (about:addons, ARQ, Permissions). Nothing was run.`,
    );
  });

/** Throws `page.script_not_allowed` with what the user can switch on. What it gives throws `policy.target_changed`. */
export async function findWayIn(place: Place, url: string): Promise<RunScript> {
  const userScripts = findUserScripts();
  if (userScripts !== undefined) return byUserScripts(userScripts, place);
  if (isFirefox) return byEval(place);
  const isTrusted = await allowsTrustedInput(url);
  if (isTrusted && place.page.at.frameId === 0) return byDebugger(place);
  throw new ArqError(
    'page.script_not_allowed',
    `Chromium lets ARQ run scripts ${isTrusted ? 'in frames ' : ''}only where the user allows it: ${
      isTrusted ? '' : 'switch on “Trusted input” for this site in ARQ’s panel, or '
    }allow user scripts for ARQ on its page at chrome://extensions. Nothing was run.`,
  );
}
