/** What ARQ reads off pages, through the whole of it: a client over MCP, a real browser, tabs that nobody looks at. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { makePdf } from './support/make-pdf.ts';
import { connectClient, textOf, type TestClient } from './support/mcp-clients.ts';
import { page, startSite, type SiteAnswer, type SiteServer } from './support/site-server.ts';

const LONG = 'Tea grows in the hills, where mornings are wet and nights are cool enough for slow leaves. '.repeat(3);

const answers: Readonly<Record<string, SiteAnswer>> = {
  '/article': page(
    ({ otherOrigin }) => `<title>On tea</title><link rel=canonical href="/tea"><meta property="og:title" content="Tea">
    <nav><a href="/menu">Menu</a></nav><main><h1>Tea</h1><p>${LONG}</p><div id=h></div><iframe width=400 height=200 src="${otherOrigin}/inner"></iframe>
    <table><tr><th>Kind<th>Price<tr><td>Green<td>=2+3<tr><td>Black<td>4</table></main><footer>Imprint</footer>
    <script>h.attachShadow({mode:'closed'}).innerHTML='<p>In a <a href="/shadow">closed</a> root.</p>'</script>`,
  ),
  '/inner': page(
    '<title>Inner</title><p id=p>From <b>another</b> origin, <a href="/far">far away</a>.<script>setTimeout(() => console.warn("inner speaks"), 500)</script>',
  ),
  '/console': page(`<title>Console</title><label>Password <input type=password id=pw value="hunter2hunter2"></label>
    <script>console.log('early');
    globalThis.speak = () => { console.info('hello %s', 'world', {a: [1, 'x']}); console.error(new Error('broken')); console.log('typed ' + pw.value); setTimeout(() => { throw new TypeError('uncaught one') }); Promise.reject(new Error('rejected one')); };
    addEventListener('hashchange', speak);</script>`),
  '/calls': page(`<title>Calls</title><input type=password id=pw value="hunter2 & Höhle!"><img src="/early.png"><script>
    addEventListener('hashchange', async () => {
      await fetch('/api/data?token=abc123&q=tea', {method:'POST', headers:{authorization:'Bearer zzz','content-type':'application/json'}, body: JSON.stringify({user:'ada', password:'opensesame', note: pw.value})});
      const note = new URLSearchParams({ note: pw.value });
      new Image().src = '/pixel?' + note;
      await fetch('/form', { method: 'POST', body: note });
      const form = new FormData(); form.set('password', 'open&sesame'); form.set('note', pw.value);
      await fetch('/form', { method: 'POST', body: form });
      await fetch('/go');
      pw.value = '';
      const x = new XMLHttpRequest(); x.open('GET', '/api/missing'); x.send();
      await fetch('http://127.0.0.1:39997/refused').catch(() => 0);
      document.title = 'called';
    });</script>`),
  '/api/data': (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.setHeader('set-cookie', 'sid=topsecret; Path=/; HttpOnly');
    response.end('{"access_token":"qqqq","items":[1,2]}');
  },
  '/go': (_request, response) => {
    response.writeHead(302, { location: '/came?code=c0dec0de&to=tea' });
    response.end();
  },
  '/papers': page(
    '<title>Papers</title><a href="/report.pdf">Report</a><a href="/article">Article</a><a href="/moved.pdf">Moved</a>',
  ),
  '/moved.pdf': (_request, response, { otherOrigin }) => {
    response.writeHead(302, { location: `${otherOrigin}/elsewhere.pdf` });
    response.end();
  },
  '/report.pdf': (_request, response) => {
    response.setHeader('content-type', 'application/pdf');
    response.end(makePdf(['Quarterly numbers', 'Thank you'], 'Report 2026'));
  },
};

const SOON = { timeout: 20_000, interval: 300 };

interface Tab {
  readonly tab: string;
}

describe.each<BrowserName>(['chromium', 'firefox'])('reading in %s', (name) => {
  let home: ArqHome;
  let site: SiteServer;
  let client: TestClient;
  let browser: ExtensionBrowser;

  beforeAll(async () => {
    home = new ArqHome();
    site = await startSite(answers);
    await home.arq('setup', '--browser', name);
    browser = await openExtensionBrowser(name, home);
    await vi.waitFor(async () => expect(await home.browsers()).toHaveLength(1), { timeout: 60_000, interval: 500 });
    client = await connectClient(home, '2025-11-25', { tools: 'all', args: ['--grant', 'danger'] });
  });
  afterAll(async () => {
    await client.close();
    await browser.close();
    await home.dispose();
    await site.close();
  });

  /** In the background: another tab is opened in front of it. */
  const open = async (path: string): Promise<string> => {
    const { tab } = await home.call<Tab>('tabs_open', { url: site.origin + path });
    await home.call('tabs_open', { url: `${site.origin}/inner` });
    return tab;
  };
  const refIn = async (tab: string, text: string): Promise<string> => {
    const snapshot = await client.text('page_snapshot', { tab });
    const line = snapshot.split('\n').find((one) => one.includes(text));
    const ref = /\[ref=(d\d+e\d+)\]/.exec(line ?? '')?.[1];
    if (ref === undefined) throw new Error(`no ${text} in\n${snapshot}`);
    return ref;
  };
  /** Sets the hash, which the test's pages take as a sign to begin. */
  const begin = (tab: string, path: string) => client.text('page_navigate', { tab, url: `${site.origin}${path}#go` });

  it('page_read_markdown joins the main content with frames and closed shadow roots', async () => {
    const tab = await open('/article');
    const text = await client.text('page_read_markdown', { tab });
    expect(text).toContain('# Tea');
    expect(text).toContain(`In a [closed](${site.origin}/shadow) root.`);
    expect(text).toContain(`From **another** origin, [far away](${site.otherOrigin}/far).`);
    expect(text).toMatch(/\| Kind \| Price \|\n\| --- \| --- \|\n\| Green \| =2\+3 \|/);
    expect(text.indexOf('From **another**')).toBeLessThan(text.indexOf('| Kind'));
    expect(text).not.toMatch(/Menu|Imprint/);
    expect(await client.text('page_read_markdown', { tab, whole: true })).toMatch(/Menu[\s\S]*Imprint/);
    const cut = await client.text('page_read_markdown', { tab, maxTokens: 100 });
    expect(cut).toMatch(/cut at 100 tokens.*arq:\/\/handles\//);
  });

  it('page_read_links, page_read_tables, page_read_metadata and page_read_style read across frames', async () => {
    const tab = await open('/article');
    const links = await client.text('page_read_links', { tab });
    expect(links).toMatch(/Menu → .*\/menu \[d\d+e\d+\]/);
    expect(links).toContain(`closed → ${site.origin}/shadow`);
    expect(links).toContain(`far away → ${site.otherOrigin}/far`);
    expect(await client.text('page_read_links', { tab, text: 'shadow' })).not.toContain('Menu');
    expect(await client.text('page_read_tables', { tab, format: 'csv' })).toContain("Kind,Price\nGreen,'=2+3\nBlack,4");
    const { tables } = await home.call<{ tables: object[] }>('page_read_tables', { tab, format: 'records' });
    expect(tables).toMatchObject([
      { kind: 'table', name: 'Tea', records: [{ Kind: 'Green' }, { Kind: 'Black', Price: '4' }] },
    ]);
    expect(await home.call('page_read_metadata', { tab })).toMatchObject({
      title: 'On tea',
      language: 'en',
      canonical: `${site.origin}/tea`,
      openGraph: { title: 'Tea' },
    });
    expect(await client.text('page_read_images', { tab })).toBe('No such image can be seen on the page.');
    const ref = await refIn(tab, 'heading "Tea"');
    expect(await client.text('page_read_style', { tab, ref })).toMatch(/font-weight: 700/);
    expect(await client.text('page_read_selection', { tab })).toBe('Nothing is selected.');
  });

  it('page_read_console tells what the page writes from the first call on, and no private value', async () => {
    const tab = await open('/console');
    expect(await client.text('page_read_console', { tab })).toMatch(/begins with this call[\s\S]*nothing\.$/);
    await begin(tab, '/console');
    const isAllSaid = /(?=[\s\S]*rejected one)[\s\S]*uncaught one/;
    await expect.poll(() => client.text('page_read_console', { tab }), SOON).toMatch(isAllSaid);
    const text = await client.text('page_read_console', { tab });
    expect(text).toContain('info: hello world {a: [1, "x"]}');
    expect(text).toMatch(/error: Error: broken/);
    expect(text).toMatch(/error: Uncaught TypeError: uncaught one/);
    expect(text).toContain('typed ••••••');
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('early');
    expect(await client.text('page_read_console', { tab, levels: ['info'] })).not.toContain('broken');
  });

  it('page_read_console goes on in the documents that come after a reload, and in their frames', async () => {
    const tab = await open('/article');
    await client.text('page_read_console', { tab });
    await client.text('page_reload', { tab });
    await expect.poll(() => client.text('page_read_console', { tab }), SOON).toContain('warn: inner speaks');
  });

  it('page_read_network lists requests with headers and bodies, without secrets, and as HAR', async () => {
    const tab = await open('/calls');
    const first = await client.text('page_read_network', { tab });
    expect(first).toMatch(/begins with this call/);
    expect(first).toMatch(/early\.png \(earlier\)/);
    await begin(tab, '/calls');
    await expect.poll(() => client.text('page_read_network', { tab }), SOON).toContain('/refused');
    const list = await client.text('page_read_network', { tab });
    expect(list).toMatch(/POST 200 \w+ \d+ ms .*\/api\/data\?token=hidden&q=tea/);
    expect(list).toMatch(/GET 404 \w+ \d+ ms .*\/api\/missing/);
    expect(await client.text('page_read_network', { tab, failed: true })).not.toContain('/api/data');
    const whole = await client.text('page_read_network', { tab, text: '/api/data', headers: true, bodies: true });
    expect(whole).toMatch(/> authorization: ••••••/i);
    expect(whole).toContain('"password":"••••••"');
    expect(whole).toContain('"user":"ada"');
    expect(whole).toContain('"access_token":"••••••","items":[1,2]');
    expect(whole).not.toMatch(/zzz|opensesame|hunter2|qqqq|topsecret|abc123/);
    const all = await client.text('page_read_network', { tab, headers: true, bodies: true, maxTokens: 50_000 });
    expect(all).toContain('/pixel?note=%E2%80%A2');
    expect(all).toContain('> note=••••••');
    expect(all).toContain('> password=••••••&note=••••••');
    expect(all).toMatch(/location: \/came\?code=hidden&to=tea/i);
    expect(all).not.toMatch(/hunter2|sesame|c0dec0de/);
    const har = await client.call('page_read_network', { tab, har: true });
    const uri = har.content.find(({ type }) => type === 'resource_link')?.uri ?? '';
    const { log } = JSON.parse((await client.read(uri)).text ?? '') as {
      log: { version: string; entries: { request: { url: string } }[] };
    };
    expect(log.version).toBe('1.2');
    expect(log.entries.map(({ request }) => request.url).join('\n')).toContain('/api/data');
  });

  it('page_read_pdf reads the PDF that a link names, and the one that the tab shows', async () => {
    const tab = await open('/papers');
    const ref = await refIn(tab, 'link "Report"');
    const linked = await client.text('page_read_pdf', { tab, ref });
    expect(linked).toContain('“Report 2026”');
    expect(linked).toContain('--- page 1 ---\nQuarterly numbers');
    const other = await refIn(tab, 'link "Article"');
    expect(textOf(await client.call('page_read_pdf', { tab, ref: other }))).toMatch(/^pdf\.not_named/);
    expect(textOf(await client.call('page_read_pdf', { tab }))).toMatch(/^pdf\.not_readable/);
    const moved = await refIn(tab, 'link "Moved"');
    expect(textOf(await client.call('page_read_pdf', { tab, ref: moved }))).toMatch(/^pdf\.not_readable.*leads on/s);
    // The other site was not even asked.
    expect(site.requests).not.toContain('GET /elsewhere.pdf');
    // Firefox says of its own viewer that nobody may enter it; the tab is open all the same.
    const shown = await open('/report.pdf').catch(
      (error: unknown) => /open: ([\w.]+?)\. /.exec(String(error))?.[1] ?? '',
    );
    expect(await client.text('page_read_pdf', { tab: shown, from: 2 })).toContain('--- page 2 ---\nThank you');
  });
});
