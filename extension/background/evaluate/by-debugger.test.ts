import { beforeEach, expect, it, vi } from 'vitest';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { DebuggerSession, Heard } from '../trusted-input/debugger-session.ts';

/** Stands for the extension's origin: Node gives a URL of that scheme none. */
const OWN = 'https://arq.invalid';
/** A page with two frames in processes of their own, of which the first answers nothing. */
let heard: [method: string, event: Heard][];
let sent: [sessionId: string | undefined, method: string, params: unknown][];
let tellsWorld: boolean;
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
  if (sessionId === 'bad') throw new ArqError('debugger.failed', `The browser did not answer ${method}.`);
  if (method === 'Runtime.enable' && sessionId === 'good') {
    tellContext(sessionId, 'page', '', 'https://example.org');
    tellContext(sessionId, 'own', 'ARQ', OWN);
  }
  if (method === 'Target.setAutoAttach' && sessionId === undefined) {
    for (const id of ['bad', 'good'])
      heard.push(['Target.attachedToTarget', { sessionId: undefined, params: { sessionId: id } }]);
  }
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

beforeEach(() => {
  heard = [];
  sent = [];
  tellsWorld = true;
});

it.each([
  ['page', 'page'],
  ['isolated', 'beside'],
] as const)('runs in the %s world of a frame, also beside a process that answers nothing', async (world, context) => {
  expect(await run(world)).toEqual({ value: context });
  expect(sent.map(([sessionId]) => sessionId)).toContain('bad');
});

it('runs nothing in the extension’s own world when nothing was heard of the new one', async () => {
  tellsWorld = false;
  await expect(run('isolated')).rejects.toMatchObject({ code: 'policy.target_changed' });
});
