/**
 * Scripts through Chromium's debugger, where trusted input is switched on. A script is bound to the document that it was
 * allowed for: a secret is left in that document, in the extension's own world, and the debugger looks for it. What
 * comes in the document's place has other contexts, by their unique ids, and takes nothing.
 */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import { asDispatched } from '../../../shared/tools/as-dispatched.ts';
import { addressOf, getTabById } from '../tabs.ts';
import { type DebuggerSession, type SendCommand, withDebugger } from '../trusted-input/debugger-session.ts';
import { allowsTrustedInput } from '../trusted-input/trusted-sites.ts';
import { type PinnedPage, targetChanged } from './pinned-page.ts';
import { inTurn, type Place, type RunScript, type World } from './run-script.ts';

const evaluated = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z
    .object({ text: z.string(), exception: z.object({ description: z.string().optional() }).optional() })
    .optional(),
});
const created = z.object({
  context: z.object({
    uniqueId: z.string(),
    origin: z.string(),
    name: z.string(),
    auxData: z.object({ frameId: z.string(), isDefault: z.boolean() }),
  }),
});
type Context = z.infer<typeof created>['context'];
const attachedTo = z.object({ sessionId: z.string() });

/** A script that was stopped for taking too long is told a little later. */
const STOPPING_MS = 1_000;
/** Frames of other sites live in processes of their own, which hold such frames in turn. */
const MAX_DEPTH = 6;

/** Where a script is run: in one context of one process of the tab. */
interface Spot {
  readonly send: SendCommand;
  readonly uniqueContextId: string;
}

/** Runs in the page, in the extension's world. */
function leave(secret: string): void {
  Reflect.set(globalThis, secret, true);
}

/** Resolves with the name under which the secret lies there. Throws `policy.target_changed`. */
async function leaveSecret({ at, documentId }: PinnedPage): Promise<string> {
  const secret = `arq-${crypto.randomUUID()}`;
  if (documentId === undefined) throw targetChanged();
  const target = { tabId: at.tabId, documentIds: [documentId] };
  await browser.scripting
    .executeScript({ target, injectImmediately: true, func: leave, args: [secret] })
    .catch((cause: unknown) => {
      throw targetChanged(cause);
    });
  return secret;
}

const ownOrigin = () => new URL(browser.runtime.getURL('/')).origin;

const contextsOf = (session: DebuggerSession, sessionId: string | undefined): Context[] =>
  session
    .heard('Runtime.executionContextCreated')
    .filter((event) => event.sessionId === sessionId)
    .flatMap(({ params }) => created.safeParse(params).data?.context ?? []);

/** True while the document with the secret is there. */
async function holds({ send, uniqueContextId }: Spot, secret: string): Promise<boolean> {
  const expression = `${JSON.stringify(secret)} in globalThis`;
  const answer = await send('Runtime.evaluate', { expression, uniqueContextId, returnByValue: true }).catch(() => null);
  return evaluated.safeParse(answer).data?.result.value === true;
}

/** Ids of their sessions; that of the page has none. */
type Processes = readonly (string | undefined)[];

interface Found {
  readonly sessionId: string | undefined;
  readonly spot: Spot;
  readonly frameId: string;
}

/** False for a frame's process that does not answer: it says nothing of the others. That of the page must answer. */
async function reach(session: DebuggerSession, sessionId: string | undefined, ...command: Command): Promise<boolean> {
  try {
    await session.sendTo(sessionId)(...command);
    return true;
  } catch (error) {
    if (sessionId === undefined) throw error;
    return false;
  }
}
type Command = [method: string, params?: Readonly<Record<string, unknown>>];

/** The extension's own context in the document with the secret, where this process holds it. */
async function findIn(session: DebuggerSession, sessionId: string | undefined, secret: string) {
  const send = session.sendTo(sessionId);
  for (const { origin, uniqueId, auxData } of contextsOf(session, sessionId)) {
    const spot = { send, uniqueContextId: uniqueId };
    if (origin === ownOrigin() && (await holds(spot, secret))) return { sessionId, spot, frameId: auxData.frameId };
  }
  return undefined;
}

/** All at once, and no longer than until one is found: each process that is silent costs as much as all of them. */
async function findAmong(session: DebuggerSession, processes: Processes, secret: string): Promise<Found | Processes> {
  const { promise, resolve, reject } = Promise.withResolvers<Found | Processes>();
  const looks = processes.map(async (sessionId) => {
    if (!(await reach(session, sessionId, 'Runtime.enable'))) return [];
    const found = await findIn(session, sessionId, secret);
    if (found !== undefined) resolve(found);
    return [sessionId];
  });
  Promise.all(looks).then((reached) => resolve(reached.flat()), reject);
  return promise;
}

/** Throws `policy.target_changed`. */
async function findSecret(session: DebuggerSession, secret: string): Promise<Found> {
  let processes: Processes = [undefined];
  for (let depth = 0; depth < MAX_DEPTH && processes.length > 0; depth += 1) {
    const found = await findAmong(session, processes, secret);
    if ('spot' in found) return found;
    const before = session.heard('Target.attachedToTarget').length;
    const children = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
    await Promise.all(found.map((sessionId) => reach(session, sessionId, 'Target.setAutoAttach', children)));
    const attached = session.heard('Target.attachedToTarget').slice(before);
    processes = attached.flatMap(({ params }) => attachedTo.safeParse(params).data?.sessionId ?? []);
  }
  throw targetChanged();
}

/** Where the script is to be run in the document with the secret. Throws `policy.target_changed`. */
async function findSpot(session: DebuggerSession, secret: string, world: World): Promise<Spot> {
  const { sessionId, spot, frameId } = await findSecret(session, secret);
  const { send } = spot;
  const own = ownOrigin();
  // By a name of its own: Chromium calls the worlds of content scripts by the extension's.
  const worldName = `arq-${crypto.randomUUID()}`;
  if (world === 'isolated') await send('Page.createIsolatedWorld', { frameId, worldName });
  const context = contextsOf(session, sessionId).findLast(
    ({ auxData, name, origin }) =>
      auxData.frameId === frameId && origin !== own && (world === 'page' ? auxData.isDefault : name === worldName),
  );
  // The document that was there before and after is the one that the context belongs to.
  if (context === undefined || !(await holds(spot, secret))) throw targetChanged();
  return { send, uniqueContextId: context.uniqueId };
}

/** https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-evaluate */
export const byDebugger = ({ page, world, timeoutMs }: Place): RunScript =>
  inTurn((expression) =>
    withDebugger(page.at.tabId, async (session) => {
      // Attaching takes a while, and another page may have come meanwhile.
      await page.assertThere();
      const secret = await leaveSecret(page);
      const { send, uniqueContextId } = await findSpot(session, secret, world);
      if (!(await allowsTrustedInput(addressOf(await getTabById(page.at.tabId))))) throw targetChanged();
      // `timeout` stops a script that never pauses; one that waits is left to itself when the debugger goes.
      const options = { expression, uniqueContextId, awaitPromise: true, returnByValue: true, timeout: timeoutMs };
      const answer = await send('Runtime.evaluate', options, timeoutMs + STOPPING_MS).catch((error: unknown) => {
        throw /cannot find context|uniqueContextId not found/i.test(String(error))
          ? targetChanged()
          : asDispatched(error);
      });
      const { result, exceptionDetails } = evaluated.parse(answer);
      if (exceptionDetails === undefined) return { value: result.value };
      return { problem: exceptionDetails.exception?.description ?? exceptionDetails.text };
    }),
  );
