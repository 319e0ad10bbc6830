/**
 * How a script from outside gets into a page: the browser's interface for user scripts where the user allows it, else
 * the debugger where trusted input is switched on, else in Firefox the page's own eval, which its policy may forbid.
 */
import { browser } from 'wxt/browser';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { asDispatched } from '../../../shared/tools/as-dispatched.ts';
import { isFirefox } from '../browser-kind.ts';
import { framesOfSite } from '../dialogs/frames-of-site.ts';
import { type FrameAddress, listFrames } from '../page-frames.ts';
import { allowsTrustedInput } from '../trusted-input/trusted-sites.ts';
import { byDebugger } from './by-debugger.ts';
import { inTurn, type Place, type RunScript } from './run-script.ts';
import { byUserScripts, findUserScripts } from './user-scripts.ts';

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
  if (await isTrusted(place.page.at, url)) return byDebugger(place);
  const isInFrame = await allowsTrustedInput(url);
  throw new ArqError(
    'page.script_not_allowed',
    `Chromium lets ARQ run scripts ${isInFrame ? 'in frames of other sites ' : ''}only where the user allows it: switch on “Trusted input” for ${
      isInFrame ? 'that site too' : 'this site'
    } in ARQ’s panel, or allow user scripts for ARQ on its page at chrome://extensions. Nothing was run.`,
  );
}

/** A frame of another site than the tab's needs the switch for its own. */
async function isTrusted({ tabId, frameId }: FrameAddress, url: string): Promise<boolean> {
  if (!(await allowsTrustedInput(url))) return false;
  const frames = await listFrames(tabId);
  if (framesOfSite(frames, 0).some((frame) => frame.frameId === frameId)) return true;
  const frame = frames.find((one) => one.frameId === frameId);
  return frame !== undefined && allowsTrustedInput(frame.url);
}
