/** Scripts by the browser's interface for user scripts, where the user allows that for ARQ. */
import { browser } from 'wxt/browser';
import { isFirefox } from '../browser-kind.ts';
import { type Answer, inTurn, type Place, type RunScript } from './run-script.ts';

interface UserScripts {
  execute(injection: object): Promise<readonly { readonly result?: unknown; readonly error?: string | Error }[]>;
}

/** Undefined until the user allowed it: the permission, and in Chromium a switch on the page of the extension. */
export function findUserScripts(): UserScripts | undefined {
  try {
    const { userScripts } = browser as unknown as { readonly userScripts?: Partial<UserScripts> };
    return typeof userScripts?.execute === 'function' ? (userScripts as UserScripts) : undefined;
  } catch {
    // Chromium throws where the switch is off.
    return undefined;
  }
}

/** Runs sources one after the other in one document and resolves with what the last gave. */
type RunSources = (...sources: readonly string[]) => Promise<Answer>;

export const byUserScripts = (userScripts: UserScripts, { at: { tabId, frameId }, world }: Place): RunScript => {
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
