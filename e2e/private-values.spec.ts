import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome } from './support/arq.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

const secret = 'correct-horse-battery';

describe('the values of private fields', () => {
  let home: ArqHome;
  let server: PageServer;

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.openBrowser('chromium', '--headless');
  });
  afterAll(async () => {
    await home.dispose();
    await server.close();
  });

  /** Files of ARQ_HOME, but for the browser's own profile, that hold the text. */
  function filesWith(text: string): string[] {
    const base = home.env['ARQ_HOME'] ?? '';
    return globSync('**/*', { cwd: base, exclude: (path) => path === 'profiles' })
      .filter((path) => statSync(join(base, path)).isFile())
      .filter((path) => readFileSync(join(base, path)).includes(text));
  }

  it.each(['Password', 'Backup phrase'])('reach the page and nothing on the disk, for %s', async (field) => {
    server.reset();
    const report = await home.run(
      `type ada into User name, "${secret}" into ${field} and press "Log in"`,
      '--url',
      `${server.origin}/sign-in.html`,
      '--approve',
      'danger',
    );
    expect(report, JSON.stringify(report)).toMatchObject({ status: 'done' });
    expect(Object.values(server.submissions.at(-1)?.fields ?? {})).toContain(secret);
    expect(JSON.stringify(report)).not.toContain(secret);
    expect(filesWith(secret)).toEqual([]);
    expect(filesWith('User name').length).toBeGreaterThan(0); // the search would have found it
  });

  it('never stand in a snapshot', async () => {
    const opened = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-in.html` });
    const report = await home.run(`type "${secret}" into Password`, '--tab', opened.tab);
    expect(report).toMatchObject({ status: 'done' }); // else the field would be empty, and nothing shown
    const snapshot = await home.call<{ text: string }>('page_snapshot', { tab: opened.tab });
    expect(snapshot.text).toContain('"Password"');
    expect(snapshot.text).not.toContain(secret);
  });
});
