/** What a token of one workspace reaches of another, on every route that the server has: nothing. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openHostWithRoutes } from './testing/served-routes.ts';

const { gateway, served } = await openHostWithRoutes();
// Last of all, whatever order the tests come in: nothing of the person's has changed.
afterAll(async () => {
  expect(JSON.stringify(await cli('runs_get', { runId: ids['runId'] }))).toContain('"status":"question"');
  expect(JSON.stringify(await cli('tokens_list', {}))).toContain(`${CANARY}-other`);
  expect(JSON.stringify(await cli('grants_list', {}))).toContain(CANARY);
  await gateway.dispose();
});

const started = z.looseObject({ id: z.string() });
const created = z.looseObject({ token: z.looseObject({ id: z.string() }) });
const added = z.looseObject({ grant: z.looseObject({ id: z.string() }) });
const cli = (tool: string, input: unknown) => gateway.cli.call('tool.call', { tool, input });
const CANARY = 'canary';

/** Ids of the person's own workspace, by the name of the parameter that would take them. */
const ids: Record<string, string> = {
  fileId: 'canary.txt',
  name: 'system_info',
  approvalId: 'canary',
  tab: 'aaaaaa.1',
};
let person: string;
let stranger: string;

/** A run that nobody understands, and that waits for an answer. */
const startRun = async (token: string) => {
  const body = JSON.stringify({ command: `frobnicate the ${CANARY}` });
  const answer = await gateway.fetch('/api/v1/runs', { method: 'POST', token, body });
  expect([200, 202]).toContain(answer.status);
  return started.parse(await answer.json()).id;
};

beforeAll(async () => {
  person = await gateway.token({ name: `${CANARY}-own`, level: 'owner', grant: 'danger' });
  stranger = await gateway.token({ name: 'stranger', level: 'owner', grant: 'danger', workspace: 'team' });
  ids['runId'] = await startRun(person);
  ids['tokenId'] = created.parse(await cli('tokens_create', { name: `${CANARY}-other` })).token.id;
  ids['grantId'] = added.parse(await cli('grants_add', { client: CANARY, capability: 'act', site: '*' })).grant.id;
  const files = join(gateway.home, 'run-files', ids['runId']);
  mkdirSync(files, { recursive: true });
  writeFileSync(join(files, 'canary.txt'), CANARY);
});

const withIds = (path: string) => path.replaceAll(/:(\w+)/g, (_all, name: string) => ids[name] ?? CANARY);
const isPublic = (path: string) => served.some((route) => route.path === path && route.permission === 'public');
const secrets = () => [CANARY, ids['runId'], ids['tokenId'], ids['grantId']].filter((text) => text !== undefined);

/** A stream is read for a moment, anything else to its end. */
async function readFrom(answer: Response): Promise<string> {
  if (answer.headers.get('content-type')?.startsWith('text/event-stream') !== true) return answer.text();
  const reader = answer.body?.getReader();
  const first = await Promise.race([reader?.read(), new Promise<undefined>((resolve) => setTimeout(resolve, 300))]);
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

const readable = served.filter(({ method, path }) => method === 'GET' && !isPublic(path));
it.each(readable)('is told nothing by GET $path', async ({ path }) => {
  const answer = await gateway.fetch(withIds(path), { token: stranger });
  const body = await readFrom(answer);
  // A refusal may name what was asked for.
  if (answer.status < 400) for (const secret of secrets()) expect(body).not.toContain(secret);
  else expect(body.replaceAll(withIds(path), '')).not.toContain('"command"');
});

const changing = served.filter(
  ({ method, path }) => /:(?:runId|tokenId|grantId|approvalId)/.test(path) && method !== 'HEAD',
);
it.each(changing)('is refused by $method $path', async ({ method, path }) => {
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{"decision":"allow"}' };
  const answer = await gateway.fetch(withIds(path), { method, token: stranger, ...body });
  expect(answer.status, await answer.text()).toBeGreaterThanOrEqual(400);
});

describe('through tools', () => {
  const tool = async (name: string, input: unknown) => {
    const answer = await gateway.fetch(`/api/v1/tools/${name}`, {
      method: 'POST',
      token: stranger,
      body: JSON.stringify(input),
    });
    return `${answer.status} ${await answer.text()}`;
  };

  it('finds no run', async () => {
    expect(await tool('runs_list', {})).toBe('200 {"runs":[]}');
    expect(await tool('runs_get', { runId: ids['runId'] })).toMatch(/^404/);
    await tool('runs_stop', { all: true });
  });

  it('finds no file', async () => {
    expect(await tool('files_list', { path: '.' })).not.toContain(ids['runId']);
    const path = join(gateway.home, 'run-files', ids['runId'] ?? '', 'canary.txt');
    expect(await tool('files_read', { path })).toMatch(/^4\d\d .*files\.outside_roots|^4\d\d /);
    expect(await tool('files_read', { path })).not.toContain('"text"');
  });
});

it('has runs of its own, which the person’s tokens do not see', async () => {
  const own = await startRun(stranger);
  expect((await gateway.fetch(`/api/v1/runs/${own}`, { token: stranger })).status).toBe(200);
  expect((await gateway.fetch(`/api/v1/runs/${own}`, { token: person })).status).toBe(404);
  const listed = await (await gateway.fetch('/api/v1/runs', { token: person })).text();
  expect(listed).not.toContain(own);
  expect(listed).toContain(ids['runId']);
  const stopped = await gateway.fetch(`/api/v1/runs/${own}/stop`, { method: 'POST', token: stranger });
  expect(stopped.status).toBe(200);
});
