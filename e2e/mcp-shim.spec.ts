/** The pipe between a client and the host: it outlives the host, and neither end can break it with what it sends. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome } from './support/arq.ts';
import { connectClient, refOf, textOf } from './support/mcp-clients.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';
import { RawShim, textOfReply } from './support/raw-shim.ts';

const patiently = { timeout: 20_000 };

const hostPid = (home: ArqHome): number => {
  const record: unknown = JSON.parse(readFileSync(join(home.env['ARQ_HOME'] ?? '', 'host.json'), 'utf8'));
  return (record as { pid: number }).pid;
};

describe('arq mcp without a browser', () => {
  let home: ArqHome;
  beforeAll(() => {
    home = new ArqHome();
  });
  afterAll(() => home.dispose());

  it('starts the host, lists tools at once, and says how to connect a browser', async () => {
    const shim = new RawShim(home);
    await shim.open();
    shim.send({ id: 1, method: 'tools/list' });
    expect((await shim.reply(1)).result?.tools).toHaveLength(25);
    const reply = await shim.call('2', 'tabs_list');
    expect(reply.result?.isError).toBe(true);
    expect(textOfReply(reply)).toMatch(/^browser\.none_connected: .*`arq browser`/);
    expect(await shim.end()).toBe(0);
  });

  it('answers what was asked before stdin ended, and then ends', async () => {
    const shim = new RawShim(home, '--tools', 'all');
    const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'script', version: '1' } };
    shim.send({ id: 1, method: 'initialize', params });
    shim.send({ method: 'notifications/initialized' });
    shim.send({ id: 2, method: 'tools/call', params: { name: 'system_info', arguments: {} } });
    expect(await shim.end()).toBe(0);
    expect(textOfReply(await shim.reply(2))).toContain('cores');
  });

  it('answers garbage with an error and goes on', async () => {
    const shim = new RawShim(home);
    shim.write(
      'hello?\n\n{"half":\n[]\n[{"jsonrpc":"2.0","id":1,"method":"ping"}]\n"text"\n42\n{"arq":"browser","device":"aaaaaa"}\n',
    );
    await shim.open();
    const refused = shim.replies.filter(({ error }) => error !== undefined).map(({ error }) => error?.code);
    expect(refused).toEqual([-32700, -32700, -32600, -32600, -32600, -32600, -32600]);
    shim.send({ id: 'again', method: 'ping' });
    expect((await shim.reply('again')).result).toEqual({});
    await shim.end();
  });

  it('drops a huge line and takes the next', async () => {
    const shim = new RawShim(home);
    await shim.open();
    const block = 'x'.repeat(1024 * 1024);
    shim.write('{"jsonrpc":"2.0","id":"huge","method":"ping","params":{"x":"');
    for (let count = 0; count < 60; count += 1) shim.write(block);
    shim.write('"}}\n');
    shim.send({ id: 'next', method: 'ping' });
    expect((await shim.reply('next')).result).toEqual({});
    expect(shim.replies.some(({ error }) => /too long/.test(error?.message ?? ''))).toBe(true);
    await shim.end();
  });

  it('takes a line of several megabytes, in pieces of any size', async () => {
    const shim = new RawShim(home, '--tools', 'all');
    await shim.open();
    const message = `${JSON.stringify({
      jsonrpc: '2.0',
      id: 'large',
      method: 'tools/call',
      params: { name: 'files_write', arguments: { path: 'large.txt', text: 'ж'.repeat(3_000_000) } },
    })}\n`;
    for (let at = 0; at < message.length; at += 333_333) shim.write(message.slice(at, at + 333_333));
    // More than a person can look through is refused: that its length is judged shows that it arrived whole.
    expect(textOfReply(await shim.reply('large', 60_000))).toMatch(/^policy\.too_long_to_show/);
    await shim.end();
  });

  it('keeps what the host says about itself off stdout', async () => {
    const shim = new RawShim(home);
    await shim.open();
    await home.arq('host', 'stop');
    shim.send({ id: 'after', method: 'ping' });
    expect((await shim.reply('after')).result).toEqual({});
    for (const line of shim.lines) expect(JSON.parse(line)).toHaveProperty('jsonrpc', '2.0');
    await shim.end();
  });

  it('tells who subscribed that a run has changed, also after the host was killed', async () => {
    const shim = new RawShim(home, '--tools', 'all');
    await shim.open();
    const started = await shim.call('start', 'runs_start', { command: 'wait 60 seconds', planOnly: true });
    const runId = /r_\w+/.exec(textOfReply(started))?.[0] ?? '';
    shim.send({ id: 'sub', method: 'resources/subscribe', params: { uri: `arq://runs/${runId}` } });
    await shim.reply('sub');
    const updates = () => shim.lines.filter((line) => line.includes('notifications/resources/updated'));
    await shim.call('stop', 'runs_stop', { runId });
    await expect.poll(() => updates().length, patiently).toBeGreaterThan(0);
    process.kill(hostPid(home), 'SIGKILL');
    // Whatever is on its way when the host dies is in doubt; after an answer of the next one nothing is.
    shim.send({ id: 'there', method: 'ping' });
    await shim.reply('there');
    const again = await shim.call('again', 'runs_start', { command: 'wait 60 seconds', planOnly: true });
    expect(textOfReply(again)).toContain('planned');
    shim.send({ id: 'listed', method: 'resources/list' });
    expect(JSON.stringify(await shim.reply('listed'))).toContain(runId);
    await shim.end();
  });

  it('tells a client of 2026 through the subscription that it keeps open', async () => {
    const shim = new RawShim(home, '--tools', 'all');
    const envelope = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'newer', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const call = (id: string, name: string, input: object) =>
      shim.send({ id, method: 'tools/call', params: { name, arguments: input, _meta: envelope } });
    shim.send({
      id: 'listen',
      method: 'subscriptions/listen',
      params: { notifications: { resourcesListChanged: true }, _meta: envelope },
    });
    call('start', 'runs_start', { command: 'wait 60 seconds', planOnly: true });
    await shim.reply('start');
    const changes = () => shim.lines.filter((line) => line.includes('notifications/resources/list_changed'));
    await expect.poll(() => changes().length, patiently).toBeGreaterThan(0);
    process.kill(hostPid(home), 'SIGKILL');
    const acknowledged = () => shim.lines.filter((line) => line.includes('subscriptions/acknowledged'));
    await expect.poll(() => acknowledged().length, patiently).toBe(2);
    const before = changes().length;
    call('start again', 'runs_start', { command: 'wait 60 seconds', planOnly: true });
    await shim.reply('start again');
    await expect.poll(() => changes().length, patiently).toBeGreaterThan(before);
    await shim.end();
  });

  it.each([
    ['an unknown option', ['--wrong']],
    ['a grant that is none', ['--grant', 'all']],
    ['headless without a browser', ['--headless']],
  ])('refuses %s with exit code 2', async (_what, args) => {
    const { code, stdout } = await home.arq('mcp', ...args);
    expect([code, stdout]).toEqual([2, '']);
  });

  it.each(['claude-desktop', 'cursor', 'vscode', 'windsurf'])('prints a snippet for %s', async (target) => {
    const { code, stdout } = await home.arq('mcp', '--print-config', target, '--grant', 'act');
    expect(code).toBe(0);
    const text = JSON.stringify(JSON.parse(stdout));
    expect(text).toContain(JSON.stringify(process.execPath));
    expect(text).toMatch(/arq\.mjs","mcp","--grant","act"/);
  });
});

describe('arq mcp with a browser', () => {
  let home: ArqHome;
  let pages: PageServer;
  beforeAll(async () => {
    home = new ArqHome();
    pages = await startPageServer();
    await home.openBrowser('chromium', '--headless');
  });
  afterAll(async () => {
    await home.dispose();
    await pages.close();
  });

  it('survives a host that is killed: looks go on, and an act in doubt is told', async () => {
    const shim = new RawShim(home, '--grant', 'act');
    await shim.open('survivor');
    await shim.call('open', 'tabs_open', { url: `${pages.origin}/article.html` });
    shim.send({ id: 'wait', method: 'tools/call', params: { name: 'page_wait_for', arguments: { ms: 20_000 } } });
    shim.send({
      id: 'keyed',
      method: 'tools/call',
      params: { name: 'page_reload', arguments: { idempotencyKey: 'k1' } },
    });
    await shim.reply('keyed');
    process.kill(hostPid(home), 'SIGKILL');
    const lost = await shim.reply('wait');
    expect(textOfReply(lost)).toMatch(/^link\.lost: .*outcome is unknown.*page_snapshot/);
    const tabs = await shim.call('tabs', 'tabs_list');
    expect(textOfReply(tabs)).toContain('article.html');
    shim.send({ id: 'list', method: 'tools/list' });
    expect((await shim.reply('list')).result?.tools).toHaveLength(25);
    expect(shim.replies.filter(({ id }) => id === 'arq-reopen')).toEqual([]);
    expect(await shim.end()).toBe(0);
  });

  it('asks again for what only looks, once it has seen which tools do', async () => {
    const shim = new RawShim(home, '--grant', 'act');
    await shim.open('reader');
    shim.send({ id: 'list', method: 'tools/list' });
    await shim.reply('list');
    const call = (id: string, name: string, input: object) =>
      shim.send({ id, method: 'tools/call', params: { name, arguments: input } });
    await shim.call('open', 'tabs_open', { url: `${pages.origin}/article.html` });
    call('look', 'page_wait_for', { ms: 1500 });
    call('act', 'runs_start', { command: 'wait 60 seconds', waitMs: 30_000 });
    await shim.call('between', 'tabs_list');
    process.kill(hostPid(home), 'SIGKILL');
    expect(textOfReply(await shim.reply('act'))).toMatch(/^link\.lost/);
    const looked = await shim.reply('look');
    expect([looked.result?.isError ?? false, textOfReply(looked)]).toEqual([false, expect.any(String)]);
    expect(await shim.end()).toBe(0);
  });

  it('serves five clients at once, each in a tab of its own', async () => {
    const clients = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        connectClient(home, index % 2 === 0 ? '2026-07-28' : '2025-11-25', {
          name: `client-${index}`,
          args: ['--grant', 'act'],
        }),
      ),
    );
    const names = ['Ada', 'Bob', 'Cid', 'Dan', 'Eve'];
    await Promise.all(
      clients.map(async (client, index) => {
        await client.text('tabs_open', { url: `${pages.origin}/sign-up.html?client=${index}`, background: true });
        for (let round = 0; round < 3; round += 1) {
          const outline = await client.text('page_snapshot');
          expect(outline).toContain(`client=${index}`);
          const typed = await client.text('page_type', {
            ref: refOf(outline, /textbox "First name/),
            text: `${names[index]} ${round}`,
          });
          expect(typed).toContain(`${names[index]} ${round}`);
        }
      }),
    );
    const [first, second] = clients;
    const mine = /([a-z0-9]+\.\d+)[^\n]*client=0/.exec((await first?.text('tabs_list')) ?? '')?.[1] ?? '';
    const outline = (await second?.text('page_snapshot', { tab: mine })) ?? '';
    const refused = await second?.call('page_type', {
      tab: mine,
      ref: refOf(outline, /textbox "First name/),
      text: 'mine',
    });
    expect(refused?.isError).toBe(true);
    expect(refused && textOf(refused)).toContain('client-0');
    await Promise.all(clients.map((client) => client.close()));
  });
});
