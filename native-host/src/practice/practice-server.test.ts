import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { locateArtefacts } from '../install/artefacts.ts';
import { startPracticeServer, type PracticeServer } from './practice-server.ts';

let server: PracticeServer;
beforeEach(async () => {
  server = await startPracticeServer(locateArtefacts().practicePages);
});
afterEach(() => server.close());

const signUp = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(new URL('sign-up', server.url), { method: 'POST', body: new URLSearchParams(fields), headers });

test('shows the form', async () => {
  const page = await (await fetch(server.url)).text();
  expect(page).toContain('First name');
  expect(page).toContain('Sign up');
});

test('keeps what was sent and shows it on the next page', async () => {
  const response = await signUp({ 'First name': 'Ada', Country: 'Germany' });
  expect(response.url).toContain('/welcome');
  expect(await response.text()).toContain('<dt>Country</dt><dd>Germany</dd>');
  expect(server.submissions.at(-1)?.fields.get('First name')).toBe('Ada');
});

test('shows markup as text', async () => {
  const response = await signUp({ 'First name': '<script>alert(1)</script>$&' });
  const page = await response.text();
  expect(page).not.toContain('<script>alert');
  expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62;$&#38;');
});

test('refuses a form that comes from another site', async () => {
  const response = await signUp({ 'First name': 'Eve' }, { origin: 'https://evil.example' });
  expect(response.status).toBe(403);
  expect(server.submissions).toHaveLength(0);
});

test('refuses a name that was pointed at loopback', async () => {
  const { port } = new URL(server.url);
  const status = await new Promise<number | undefined>((resolve) => {
    request({ host: '127.0.0.1', port, path: '/', headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });
  expect(status).toBe(403);
});

test.each(['..%2f..%2fpackage.json', '../package.json', 'absent.html', 'sign-up', ''.padEnd(300, 'a')])(
  'has nothing at %s but the form',
  async (path) => {
    const response = await fetch(server.url + path);
    expect([404, 200]).toContain(response.status);
    expect(await response.text()).not.toContain('devDependencies');
  },
);

test('refuses a form that is too large', async () => {
  const response = await signUp({ About: 'x'.repeat(100_000) }).catch(() => undefined);
  expect(response?.status ?? 400).toBe(400);
  expect(server.submissions).toHaveLength(0);
});
