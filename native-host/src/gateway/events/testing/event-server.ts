/** The events on a server of their own, with the database at a path and tokens that are names: for tests of the events alone. */
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { ArqError, toArqError } from '../../../../../shared/protocol/errors.ts';
import type { ToolOutput } from '../../../../../shared/tools/types.ts';
import { Metrics } from '../../../observe/metrics.ts';
import { EventFeed } from '../../../runs/event-feed.ts';
import { SqliteJournal } from '../../../runs/sqlite-journal.ts';
import { openDatabase } from '../../../store/open-database.ts';
import type { EventCaller, EventsDeps } from '../events-deps.ts';
import { registerEvents } from '../register-events.ts';
import { authorizationOf } from '../subprotocol-token.ts';

export interface TestCaller extends EventCaller {
  readonly subjects: readonly string[];
}

const ALL = ['run', 'health', 'browser', 'approval', 'alert'];
const caller = (id: string, more: Partial<TestCaller> & { readonly workspace?: string } = {}): TestCaller => ({
  principal: { kind: 'client', id, name: id, ...(more.workspace !== undefined && { workspace: more.workspace }) },
  tokenId: id,
  subjects: more.subjects ?? ALL,
  ...(more.sites !== undefined && { sites: more.sites }),
});

export const usage: ToolOutput<'system_usage'> = {
  cpu: { percent: 1, load1: 0 },
  memory: { totalBytes: 2, usedBytes: 1, availableBytes: 1 },
  disks: [],
  network: { receivedBytesPerSecond: 0, sentBytesPerSecond: 0 },
};

export interface EventServerOptions {
  readonly path: string;
  readonly port?: number;
  readonly beatMs?: number;
  readonly keptDeletions?: number;
  readonly readUsage?: EventsDeps<TestCaller>['readUsage'];
}

export async function startEventServer({ path, port = 0, beatMs, readUsage, keptDeletions }: EventServerOptions) {
  const database = openDatabase(path);
  const problems: unknown[] = [];
  const feed = new EventFeed(database, {
    onProblem: (problem) => problems.push(problem),
    ...(keptDeletions !== undefined && { keptDeletions }),
  });
  const journal = new SqliteJournal(database, { feed });
  const elsewhere = new SqliteJournal(database, { feed, workspace: 'b' });
  const metrics = new Metrics('1.2.3');
  const tokens = new Map([
    ['owner', caller('owner')],
    ['runs-only', caller('runs-only', { subjects: ['run'] })],
    ['nothing', caller('nothing', { subjects: [] })],
    ['one-site', caller('one-site', { sites: ['example.org'] })],
    ['of-b', caller('of-b', { workspace: 'b' })],
  ]);
  const tokenListeners = new Set<() => void>();
  const browserListeners = new Set<() => void>();
  let browsers: string[] = ['chromium-1'];

  const app = Fastify({ forceCloseConnections: true });
  app.setErrorHandler((thrown, _request, reply) => {
    const { code, message } = toArqError(thrown);
    return reply
      .code(code === 'policy.access_denied' ? 403 : code === 'token.missing' ? 401 : 400)
      .send({ code, message });
  });
  const tokenOf = (headers: IncomingHttpHeaders) => (authorizationOf(headers) ?? '').replace(/^Bearer /, '');
  const verify = (token: string) => {
    const found = tokens.get(token);
    if (found === undefined) throw new ArqError('token.missing', 'No good token came.');
    return found;
  };
  app.addHook('onRequest', (request, _reply, done) => {
    try {
      verify(tokenOf(request.headers));
      done();
    } catch (error) {
      done(error as Error);
    }
  });
  const hub = await registerEvents<TestCaller>(app, {
    version: '1.2.3',
    feed,
    metrics,
    can: ({ subjects }, subject) => subjects.includes(subject),
    topics: {
      browsers: {
        read: () => browsers,
        watch: (listener) => {
          browserListeners.add(listener);
          return () => browserListeners.delete(listener);
        },
      },
    },
    readUsage: readUsage ?? (() => Promise.resolve(usage)),
    watchTokens: (listener) => {
      tokenListeners.add(listener);
      return () => tokenListeners.delete(listener);
    },
    onProblem: (problem) => problems.push(problem),
    authenticated: (request) => {
      const token = tokenOf(request.headers);
      return { caller: verify(token), isStillGood: () => tokens.has(token) };
    },
    config: { permission: { action: 'read', subject: 'run' } },
    ...(beatMs !== undefined && { beatMs }),
  });
  app.get('/plain', () => 'plain');
  await app.listen({ port, host: '127.0.0.1' });
  const { port: bound } = app.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}/api/v1/events`,
    port: bound,
    app,
    hub,
    feed,
    journal,
    elsewhere,
    metrics,
    problems,
    revoke(token: string) {
      tokens.delete(token);
      for (const listener of tokenListeners) listener();
    },
    setBrowsers(names: string[]) {
      browsers = names;
      for (const listener of browserListeners) listener();
    },
    async close() {
      await app.close();
      if (database.isOpen) database.close();
    },
  };
}
export type EventServer = Awaited<ReturnType<typeof startEventServer>>;
