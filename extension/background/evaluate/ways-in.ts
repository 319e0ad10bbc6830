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

/** One script in its two forms; see `wrapScript`. At most one of them is run, and once. */
export interface ScriptForms {
  readonly expression: string;
  readonly body: string;
}

/** Runs a script in a frame and resolves with what it gave, or with why it did not even parse. */
export type RunScript = (forms: ScriptForms) => Promise<Answer>;

type Answer = { readonly value: unknown } | { readonly problem: string };

interface UserScripts {
  execute(injection: object): Promise<readonly { readonly result?: unknown; readonly error?: unknown }[]>;
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

/** Where the browser tells that a source does not parse, which has done nothing then. */
const inTurn =
  (run: (source: string) => Promise<Answer>): RunScript =>
  async ({ expression, body }) => {
    const first = await run(expression);
    return 'problem' in first && first.problem.includes('SyntaxError') ? run(body) : first;
  };

/** Runs sources one after the other in one document and resolves with what the last gave. */
type RunSources = (...sources: readonly string[]) => Promise<Answer>;

const byUserScripts = (userScripts: UserScripts, { at: { tabId, frameId }, world }: Place): RunScript => {
  const run: RunSources = async (...sources) => {
    const [answer] = await userScripts.execute({
      js: sources.map((code) => ({ code })),
      target: { tabId, frameIds: [frameId] },
      world: world === 'page' ? 'MAIN' : 'USER_SCRIPT',
      injectImmediately: true,
    });
    return answer?.error === undefined ? { value: answer?.result } : { problem: String(answer.error) };
  };
  return isFirefox ? inTurn(run) : allAtOnce(run);
};

const UNPARSED = 'unparsed';

/** Chromium tells of no source that it does not parse: both go in at once, and what was left behind says which did. */
const allAtOnce =
  (run: RunSources): RunScript =>
  async ({ expression, body }) => {
    const kept = `globalThis[${JSON.stringify(`arq-${crypto.randomUUID()}`)}]`;
    const take = `(() => { const kept = ${kept}; delete ${kept}; return kept ?? '${UNPARSED}'; })()`;
    const answer = await run(`${kept} = ${expression}`, `${kept} ??= ${body}`, take);
    const isUnparsed = 'value' in answer && answer.value === UNPARSED;
    return isUnparsed ? { problem: 'SyntaxError: it is no JavaScript' } : answer;
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
const byDebugger = ({ at: { tabId }, world, timeoutMs }: Place): RunScript =>
  inTurn((expression) =>
    withDebugger(tabId, async ({ send }) => {
      const context = await contextOf(send, world);
      // `timeout` stops a script that never pauses; one that waits is left to itself when the debugger goes.
      const options = { expression, awaitPromise: true, returnByValue: true, timeout: timeoutMs, ...context };
      const answer = await send('Runtime.evaluate', options, timeoutMs + STOPPING_MS);
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

const byEval = ({ at: { tabId, frameId }, world }: Place): RunScript =>
  inTurn(async (source) => {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      // Beside the page's scripts Firefox takes none from text here, and says so.
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
      `${
        world === 'page'
          ? 'The page forbids scripts that are made from text (its Content-Security-Policy)'
          : 'Firefox runs scripts beside the page’s own as user scripts only'
      }. Allow user scripts for ARQ in Firefox’s settings of add-ons (about:addons, ARQ, Permissions). Nothing was run.`,
    );
  });

/** Throws `page.script_not_allowed` with what the user can switch on. */
export async function findWayIn(place: Place, url: string): Promise<RunScript> {
  const userScripts = findUserScripts();
  if (userScripts !== undefined) return byUserScripts(userScripts, place);
  if (isFirefox) return byEval(place);
  const isTrusted = await allowsTrustedInput(url);
  if (isTrusted && place.at.frameId === 0) return byDebugger(place);
  throw new ArqError(
    'page.script_not_allowed',
    `Chromium lets ARQ run scripts ${isTrusted ? 'in frames ' : ''}only where the user allows it: ${
      isTrusted ? '' : 'switch on “Trusted input” for this site in ARQ’s panel, or '
    }allow user scripts for ARQ on its page at chrome://extensions. Nothing was run.`,
  );
}
