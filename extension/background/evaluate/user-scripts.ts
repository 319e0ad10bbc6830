/** Scripts by the browser's interface for user scripts, where the user allows that for ARQ. */
import { browser } from 'wxt/browser';
import { asDispatched } from '../../../shared/tools/as-dispatched.ts';
import { isFirefox } from '../browser-kind.ts';
import { targetChanged } from './pinned-page.ts';
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

export const byUserScripts = (userScripts: UserScripts, { page, world }: Place): RunScript => {
  const { tabId, frameId } = page.at;
  // Named by its id, a document that is gone lets no other one take the script.
  const document = page.documentId === undefined ? { frameIds: [frameId] } : { documentIds: [page.documentId] };
  const run: RunSources = async (...sources) => {
    await page.assertThere();
    const js = sources.map((code) => ({ code }));
    const target = { tabId, ...document };
    const [answer] = await userScripts
      .execute({ js, target, world: world === 'page' ? 'MAIN' : 'USER_SCRIPT', injectImmediately: true })
      .catch((error: unknown) => {
        throw /no document with id/i.test(String(error)) ? targetChanged() : asDispatched(error);
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
