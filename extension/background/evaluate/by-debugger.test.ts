import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { DebuggerSession, Heard } from '../trusted-input/debugger-session.ts';

/** Stands for the extension's origin: Node gives a URL of that scheme none. */
const OWN = 'https://arq.invalid';
/** How long the browser is given to answer. */
const SILENT_MS = 3_000;
/** A page with frames in processes of their own: two answer nothing, and in the last there is one more. */
let heard: [method: string, event: Heard][];
let sent: [sessionId: string | undefined, method: string, params: unknown][];
let tellsWorld: boolean;
/** The process that holds the frame. */
let home: string;
let secret: unknown;

const tellContext = (sessionId: string | undefined, uniqueId: string, name: string, origin: string) =>
  heard.push([
    'Runtime.executionContextCreated',
    {
      sessionId,
      params: { context: { uniqueId, origin, name, auxData: { frameId: 'f', isDefault: name === '' } } },
    },
  ]);

const answer = (sessionId: string | undefined, method: string, params: Readonly<Record<string, unknown>>): unknown => {
  if (method === 'Runtime.enable' && sessionId === home) {
    tellContext(sessionId, 'page', '', 'https://example.org');
    tellContext(sessionId, 'own', 'ARQ', OWN);
  }
  if (method === 'Target.setAutoAttach' && sessionId === undefined) {
    for (const id of ['bad 1', 'bad 2', 'good'])
      heard.push(['Target.attachedToTarget', { sessionId: undefined, params: { sessionId: id } }]);
  }
  if (method === 'Target.setAutoAttach' && sessionId === 'good')
    heard.push(['Target.attachedToTarget', { sessionId, params: { sessionId: 'inner' } }]);
  if (method === 'Page.createIsolatedWorld' && tellsWorld)
    tellContext(sessionId, 'beside', String(params['worldName']), 'https://example.org');
  if (method !== 'Runtime.evaluate') return {};
  const isSecret = String(params['expression']).startsWith(JSON.stringify(secret));
  return { result: { value: isSecret ? params['uniqueContextId'] === 'own' : params['uniqueContextId'] } };
};

const sendTo: DebuggerSession['sendTo'] =
  (sessionId) =>
  async (method, params = {}) => {
    sent.push([sessionId, method, params]);
    if (sessionId?.startsWith('bad') === true) {
      await new Promise((resolve) => setTimeout(resolve, SILENT_MS));
      throw new ArqError('debugger.failed', `The browser did not answer ${method}.`);
    }
    return answer(sessionId, method, params);
  };
const session: DebuggerSession = {
  send: sendTo(undefined),
  sendTo,
  heard: (method) => heard.filter(([name]) => name === method).map(([, event]) => event),
  hear: async () => undefined,
};
vi.mock('../trusted-input/debugger-session.ts', () => ({
  withDebugger: (_tab: number, work: (given: DebuggerSession) => unknown) => work(session),
}));
vi.mock('../trusted-input/trusted-sites.ts', () => ({ allowsTrustedInput: async () => true }));
vi.stubGlobal('chrome', {
  runtime: { getURL: () => `${OWN}/` },
  tabs: { get: async (id: number) => ({ id, url: 'https://example.org/' }) },
  scripting: {
    executeScript: async ({ args }: { readonly args: readonly string[] }) => {
      [secret] = args;
    },
  },
});
const { byDebugger } = await import('./by-debugger.ts');

const run = (world: 'page' | 'isolated') => {
  const page = {
    at: { tabId: 7, frameId: 3 },
    documentId: 'd',
    origin: 'https://example.org',
    assertThere: async () => undefined,
  };
  return byDebugger({ page, world, timeoutMs: 1_000 })({ expression: '1 + 1', body: 'return 1 + 1' });
};

/** What came of it, and how many milliseconds that took. */
async function timed(world: 'page' | 'isolated') {
  const begun = Date.now();
  const running = run(world).then((told) => ({ told, ms: Date.now() - begun }));
  await vi.runAllTimersAsync();
  return running;
}

beforeEach(() => {
  vi.useFakeTimers();
  heard = [];
  sent = [];
  tellsWorld = true;
  home = 'good';
});
afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['page', 'page'],
  ['isolated', 'beside'],
] as const)(
  'runs in the %s world of a frame without waiting for processes that answer nothing',
  async (world, context) => {
    expect(await timed(world)).toEqual({ told: { value: context }, ms: 0 });
    expect(sent.map(([sessionId]) => sessionId)).toEqual(expect.arrayContaining(['bad 1', 'bad 2']));
  },
);

it('waits once for all that answer nothing where a frame lies deeper', async () => {
  home = 'inner';
  expect(await timed('page')).toEqual({ told: { value: 'page' }, ms: SILENT_MS });
  const asked = sent.flatMap(([sessionId, method]) => (method === 'Target.setAutoAttach' ? [sessionId] : []));
  expect(asked).toEqual([undefined, 'good']);
});

it('runs nothing in the extension’s own world when nothing was heard of the new one', async () => {
  tellsWorld = false;
  await expect(run('isolated')).rejects.toMatchObject({ code: 'policy.target_changed' });
});
