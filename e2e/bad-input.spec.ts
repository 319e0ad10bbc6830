import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome } from './support/arq.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

describe('bad input', () => {
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

  const open = async (page: string) =>
    (await home.call<{ tab: string }>('tabs_open', { url: server.origin + page })).tab;

  it.each([
    ['an unreachable address', 'page_navigate', { url: 'http://127.0.0.1:9/' }, /page\.unreachable/],
    ['a host name that does not exist', 'page_navigate', { url: 'http://nothing.invalid/' }, /page\.unreachable/],
    ['an address that is none', 'page_navigate', { url: 'http://' }, /page\.url_/],
    ['an address of the browser', 'page_navigate', { url: 'javascript:alert(1)' }, /page\.url_/],
    ['a missing ref', 'page_click', { ref: 'd1e99999' }, /page\.(?:ref_missing|ref_stale|frame_gone)/],
    ['a ref that is none', 'page_click', { ref: 'the button' }, /page\.ref_|tool\.input_invalid/],
    ['a surplus property', 'page_click', { ref: 'd1e1', force: true }, /tool\.input_invalid/],
    ['a process that is not there', 'process_list', { limit: 0 }, /tool\.input_invalid/],
    ['a file outside the roots', 'files_read', { path: '/etc/passwd' }, /files\.outside_roots/],
  ])('%s is refused with what to do', async (_, tool, input, code) => {
    const tab = await open('/article.html');
    const target = tool.startsWith('page_') ? { ...input, tab } : input;
    const result = await home.arq('call', tool, JSON.stringify(target));
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(code);
    expect(result.stderr.length).toBeGreaterThan(40);
  });

  it('a closed tab is named as gone', async () => {
    const tab = await open('/article.html');
    await home.call('tabs_close', { tab });
    const result = await home.arq('call', 'page_snapshot', JSON.stringify({ tab }));
    expect(result.stderr).toMatch(/tabs\.(?:gone|not_found)/);
  });

  it('a ref of the page before is stale after a navigation', async () => {
    const tab = await open('/sign-up.html');
    const found = await home.call<{ matches: { ref: string }[] }>('page_find', {
      tab,
      role: 'button',
      name: 'Sign up',
    });
    await home.call('page_navigate', { tab, url: `${server.origin}/article.html` });
    const result = await home.arq('call', 'page_click', JSON.stringify({ tab, ref: found.matches[0]?.ref }));
    expect(result.stderr).toMatch(/page\.(?:ref_stale|frame_gone|ref_missing)/);
    expect(result.stderr).toMatch(/snapshot/i);
  });

  it('a page that never loads ends in time', async () => {
    const started = Date.now();
    const url = `${server.origin}/never`;
    const { tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/article.html` });
    const results = await Promise.all([
      home.arq('call', 'tabs_open', JSON.stringify({ url })),
      home.arq('call', 'page_navigate', JSON.stringify({ url, tab })),
    ]);
    expect(Date.now() - started).toBeLessThan(40_000);
    for (const { stderr } of results) expect(stderr).toMatch(/page\.load_timeout/);
  });

  it.each(['qwerty asdf zxcv', '   ', '!!!', 'press', 'сделай бебебе красиво'])(
    'the sentence “%s” asks instead of acting',
    async (sentence) => {
      const result = await home.arq('run', sentence, '--json', '--url', `${server.origin}/article.html`);
      expect(result.code === 3 || result.code === 2, `${result.code} ${result.stdout}${result.stderr}`).toBe(true);
      if (result.code === 3) expect(JSON.parse(result.stdout)).toMatchObject({ status: 'question' });
    },
  );

  it('a tie asks which one is meant, and does nothing', async () => {
    server.reset();
    const report = await home.run(
      'press the Remove button',
      '--url',
      `${server.origin}/widgets.html`,
      '--approve',
      'danger',
    );
    expect(report).toMatchObject({ code: 3, status: 'question' });
    expect(report.message).toMatch(/Ada|Bob|Cleo|3|three/);
    expect(server.reports).toEqual([]);
  });

  it('what is not there is told with what came closest', async () => {
    const report = await home.run('press the Buy button', '--url', `${server.origin}/sign-up.html`);
    expect([1, 3]).toContain(report.code);
    expect(report.message).toMatch(/Sign up|Start over/);
  });

  it('danger without leave prints waiting, exits 3 and leaves the run stopped', async () => {
    server.reset();
    const report = await home.run(
      'type ada into User name, x into Password and press "Log in"',
      '--url',
      `${server.origin}/sign-in.html`,
    );
    expect(report).toMatchObject({ code: 3, status: 'waiting' });
    expect(server.submissions).toEqual([]);
    const { run } = await home.call<{ run: { status: string } }>('runs_get', { runId: report.runId });
    expect(run.status).toBe('stopped');
  });

  it('details that nobody has entered yet are said to be missing, and where to enter them', async () => {
    const report = await home.run('fill this form with my details', '--url', `${server.origin}/sign-up.html`);
    expect(report.code).toBe(1);
    expect(JSON.stringify(report)).toContain('profiles.none');
  });

  it('a second host leaves the first alone', async () => {
    const result = await home.arq('host');
    expect(result.code).not.toBe(0);
    expect(result.stderr).toMatch(/host\.already_running/);
    expect(await home.browsers()).toHaveLength(1);
  });

  it('a browser that is not there is named', async () => {
    const bare = new ArqHome({ ARQ_FIREFOX: '/nowhere/firefox' });
    const result = await bare.arq('run', 'read the page', '--browser', 'firefox', '--headless');
    await bare.dispose();
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/browser\.not_found/);
  });

  it('wrong options end with exit code 2', async () => {
    for (const args of [['run'], ['run', 'x', '--browser', 'netscape'], ['fly'], ['run', 'x', '--approve', 'all']]) {
      expect((await home.arq(...args)).code, args.join(' ')).toBe(2);
    }
  });

  it('leaves no process behind', async () => {
    const own = new ArqHome();
    await own.run('read the page', '--headless', '--browser', 'chromium', '--url', `${server.origin}/article.html`);
    await own.arq('host', 'stop');
    const left = spawnSync('pgrep', ['-f', own.path], { encoding: 'utf8' }).stdout.trim();
    await own.dispose();
    expect(left).toBe('');
  });
});
