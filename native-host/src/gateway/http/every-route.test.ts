/** Every route that the host serves × everybody who may come. Nothing is listed here: routes come from the server itself, what is due from SECURITY.md. */
import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessLevel, accessLevels } from '../../../../shared/policy/access-level.ts';
import { openHostWithRoutes, type ServedRoute } from './testing/served-routes.ts';
import { hostWideSubjects, levelTable, publicPaths } from './testing/security-tables.ts';
import { requirePermissions } from './require-permission.ts';
import { defineRoute, type RoutePermission } from './route.ts';

interface Someone {
  readonly level: AccessLevel;
  readonly mayApprove: boolean;
  readonly workspace: string;
}

const { gateway, served } = await openHostWithRoutes();
afterAll(() => gateway.dispose());

const everybody: Someone[] = accessLevels.flatMap((level) =>
  ['default', 'team'].flatMap((workspace) =>
    (level === 'owner' || level === 'operator' ? [false, true] : [false]).map((mayApprove) => ({
      level,
      mayApprove,
      workspace,
    })),
  ),
);
const tokens = new Map<Someone, string>();
beforeAll(async () => {
  for (const someone of everybody) tokens.set(someone, await gateway.token({ ...someone }));
});

function isDue({ level, mayApprove, workspace }: Someone, permission: RoutePermission | undefined): boolean {
  if (permission === 'public') return true;
  if (permission === undefined) return false;
  const { action, subject } = permission;
  if (workspace !== 'default' && hostWideSubjects.includes(subject)) return false;
  if (action === 'approve' && subject === 'approval') return mayApprove;
  return levelTable.get(subject)?.[level].includes(action) ?? false;
}

/** Status and code. What is let in fails at once for its input: this test starts nothing. */
async function ask({ method, path }: ServedRoute, token: string | null): Promise<string> {
  const hasBody = !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method);
  const answer = await gateway.fetch(path.replaceAll(/:\w+/g, 'x').replaceAll('*', 'x'), {
    method,
    token,
    ...(hasBody && { body: '{"no such field":1}' }),
  });
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  const problem = isProblem && method !== 'HEAD' ? ((await answer.json()) as { code: string }) : undefined;
  // Streams are not waited for.
  if (problem === undefined) await answer.body?.cancel();
  return `${answer.status} ${problem?.code ?? ''}`.trim();
}

it('knows the routes', () => {
  expect(served.length).toBeGreaterThan(30);
  expect(served.filter(({ permission }) => permission === undefined)).toEqual([]);
});

it('asks for no token where SECURITY.md says so, and nowhere else', () => {
  const open = served.filter(({ permission, method }) => permission === 'public' && method !== 'HEAD');
  expect(open.map(({ path }) => path).toSorted()).toEqual(publicPaths.toSorted());
});

describe.each(served)('$method $path', (route) => {
  it('is there for those that SECURITY.md names, and for nobody else', async () => {
    for (const someone of everybody) {
      const answer = await ask(route, tokens.get(someone) ?? null);
      const who = JSON.stringify(someone);
      if (isDue(someone, route.permission)) expect(answer, who).not.toMatch(/^401|policy\.access_denied/);
      else expect(answer, who).toMatch(/^403(?: policy\.access_denied)?$/);
    }
  });

  it('asks for a token unless it is public', async () => {
    const answer = await ask(route, null);
    if (route.permission === 'public') expect(answer).not.toMatch(/^40[13]/);
    else expect(answer).toMatch(/^401(?: token\.missing)?$/);
  });
});

it('does not compile, and does not start, without a permission', async () => {
  const spec = { method: 'GET', path: '/x', operationId: 'x', tag: 'x', summary: 'x', responses: {} } as const;
  // @ts-expect-error a route says what it needs
  defineRoute({ ...spec, handle: () => ({}) });
  const app = fastify();
  requirePermissions(app);
  expect(() => app.get('/x', async () => 'x')).toThrow('declares no permission');
});
