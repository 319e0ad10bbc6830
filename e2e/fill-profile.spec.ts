import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ToolOutput } from '../shared/tools/types.ts';
import { ArqHome } from './support/arq.ts';
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

  it('are missed with a word of how to enter them', async () => {
    await expect(home.call('page_fill_profile', { profile: 'Office' })).rejects.toThrow(/“Home”/);
  });
});
