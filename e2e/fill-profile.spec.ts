import { type ChildProcess, spawn } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ToolOutput } from '../shared/tools/types.ts';
import { z } from 'zod';
import { ArqHome, root } from './support/arq.ts';
import { connectClient, type TestClient, textOf } from './support/mcp-clients.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

const email = 'canary-7341@example.org';
const values = { firstName: 'Canaria', lastName: 'Profilova', emailAddress: email, phone: '+1 555 010 7341' };

describe.each(['chromium', 'firefox'] as const)('the user’s details in %s', (browser) => {
  let home: ArqHome;
  let server: PageServer;

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.openBrowser(browser, '--headless');
    await home.call('profiles_set', { name: 'Home', values });
  });
  afterAll(async () => {
    await home.dispose();
    await server.close();
  });

  function filesWith(text: string): string[] {
    const base = home.env['ARQ_HOME'] ?? '';
    return globSync('**/*', { cwd: base, exclude: (path) => path === 'profiles' })
      .filter((path) => statSync(join(base, path)).isFile())
      .filter((path) => readFileSync(join(base, path)).includes(text));
  }

  it.each(['fill this form with my details', 'заполни форму моими данными'])(
    'fill a form by “%s” and are written down nowhere',
    async (sentence) => {
      const { tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-up.html` });
      const report = await home.run(sentence, '--tab', tab);
      expect(report, JSON.stringify(report)).toMatchObject({ status: 'done' });
      const { text } = await home.call<{ text: string }>('page_snapshot', { tab });
      for (const value of Object.values(values)) {
        expect(JSON.stringify(report) + text).not.toContain(value);
        expect(filesWith(value)).toEqual([]);
      }
      const { forms } = await home.call<ToolOutput<'page_read_forms'>>('page_read_forms', { tab });
      const filled = forms.flatMap(({ fields }) => fields).filter(({ meaning }) => meaning === 'emailAddress');
      expect(filled.map(({ value }) => value)).toContain('••••••');
    },
  );

  it('go into a page that page_fill_profile is called for, which tells no value', async () => {
    const { tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-up.html` });
    const answer = await home.call<ToolOutput<'page_fill_profile'>>('page_fill_profile', { tab, profile: 'home' });
    expect(answer.profile).toBe('Home');
    expect(answer.filled).toBeGreaterThan(0);
    expect(JSON.stringify(answer)).not.toContain(email);
  });

  it('are missed with a word of where their profiles are seen', async () => {
    await expect(home.call('page_fill_profile', { profile: 'Office' })).rejects.toThrow(/arq profiles/);
  });

  describe('and a client', { shuffle: false }, () => {
    interface Asked {
      readonly id: string;
      readonly facts?: { readonly role: string; readonly name: string };
      readonly values: readonly { readonly label: string; readonly value: string }[];
    }
    let client: TestClient;
    let person: ChildProcess;

    beforeAll(async () => {
      client = await connectClient(home, '2025-11-25', { name: 'Claude Code', tools: 'all' });
      // Somebody who can be asked: `arq approvals` on a terminal.
      const command = `'${process.execPath}' '${join(root, 'native-host/dist/arq.mjs')}' approvals`;
      person = spawn('script', ['-qfec', command, '/dev/null'], { env: home.env, stdio: 'pipe' });
    });
    afterAll(async () => {
      person.kill();
      await client.close();
    });

    it('go where a person was shown, and only those that they were shown', async () => {
      const { tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-up.html` });
      const filling = client.call('page_fill_profile', { tab });
      const open = async () => (await home.call<{ approvals: Asked[] }>('approvals_list', {})).approvals;
      await expect.poll(open, { timeout: 20_000 }).toHaveLength(1);
      const [asked] = await open();
      expect(asked).toMatchObject({ facts: { role: 'form', name: 'Newsletter' } });
      const shown = Object.fromEntries(asked?.values.map(({ label, value }) => [label, value]) ?? []);
      expect(shown).toMatchObject({ profile: 'Home', details: '["firstName","lastName","emailAddress"]' });
      expect(JSON.stringify(asked)).not.toContain(email);
      expect((await home.arq('approvals', 'allow', asked?.id ?? '')).code).toBe(0);
      const answer = await filling;
      expect(answer.isError, textOf(answer)).not.toBe(true);
      expect(JSON.stringify(answer)).toMatch(/emailAddress/);
      // What the user calls their profiles is theirs.
      expect(JSON.stringify(answer)).not.toContain('Home');
    });

    it('are not told by the names of the user’s profiles', async () => {
      const { tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-up.html` });
      const refused = textOf(await client.call('page_fill_profile', { tab, profile: 'Office' }));
      expect(refused).toMatch(/^profiles\.not_found/);
      expect(refused).not.toContain('Home');
    });

    it('wait in a client’s run for the same', async () => {
      const { tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-up.html` });
      const { structuredContent } = await client.call('runs_start', { command: 'fill this form with my details', tab });
      const { runId } = z.looseObject({ runId: z.string() }).parse(structuredContent);
      const approval = async () => (await home.call<{ run: { approval?: Asked } }>('runs_get', { runId })).run.approval;
      await expect.poll(approval, { timeout: 20_000 }).toMatchObject({ facts: { name: 'Newsletter' } });
      expect((await approval())?.values.map(({ label }) => label)).toEqual(
        expect.arrayContaining(['profile', 'details']),
      );
    });
  });
});
