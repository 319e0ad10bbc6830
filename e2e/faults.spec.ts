import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ArqHome, root, runReport, type BrowserName, type RunReport } from './support/arq.ts';
import { outlineOf } from './support/outline-of.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';
import { findProcesses } from './support/processes.ts';

interface RunView {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  readonly steps: readonly { readonly status: string; readonly error?: { readonly code: string } }[];
  readonly approval?: { readonly id: string };
}
interface Started {
  readonly runId: string;
  readonly status: string;
  readonly message: string;
}

const hostPid = async (home: ArqHome): Promise<number | undefined> => {
  const { code, stdout } = await home.arq('status', '--json');
  return code === 0 ? (JSON.parse(stdout) as { pid: number }).pid : undefined;
};

const getRun = async (home: ArqHome, runId: string): Promise<RunView> =>
  (await home.call<{ run: RunView }>('runs_get', { runId })).run;

/** Starts a sentence without waiting for its end. */
const begin = (home: ArqHome, command: string, tab: string, more: object = {}): Promise<Started> =>
  home.call<Started>('runs_start', { command, tab, ...more });

async function expectStatus(home: ArqHome, runId: string, ...statuses: readonly string[]): Promise<RunView> {
  await expect.poll(async () => statuses.includes((await getRun(home, runId)).status), { timeout: 15_000 }).toBe(true);
  return getRun(home, runId);
}

/** `arq run … --json` in the background, with its report once it has ended. */
function startRun(home: ArqHome, ...args: readonly string[]) {
  const child = home.start(['run', '--json', ...args]);
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    child,
    ended,
    report: async (): Promise<RunReport> => {
      await ended;
      return runReport.parse(JSON.parse(stdout));
    },
  };
}

describe.each<BrowserName>(['chromium', 'firefox'])('in %s', (browser) => {
  let home: ArqHome;
  let server: PageServer;

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.openBrowser(browser, '--headless');
  });
  afterAll(async () => {
    await home.dispose();
    await server.close();
  });
  beforeEach(() => server.reset());

  const open = async (page: string) =>
    (await home.call<{ tab: string }>('tabs_open', { url: server.origin + page })).tab;
  const refIn = async (tab: string, name: string): Promise<string> => {
    const { text } = await home.call<{ text: string }>('page_snapshot', { tab });
    return outlineOf(text).find((entry) => entry.name === name)?.ref ?? `no ${name} in ${text}`;
  };

  /** Kills the host so that it can say and write nothing more; resolves when the browser has found the next one. */
  async function killHost(): Promise<void> {
    const pid = await hostPid(home);
    process.kill(pid ?? 0, 'SIGKILL');
    await expect.poll(() => home.browsers(), { timeout: 8000, interval: 100 }).toHaveLength(1);
    expect(await hostPid(home)).not.toBe(pid);
  }

  it('a host killed while a run waits leaves it stopped, and comes back by itself', async () => {
    const tab = await open('/shifting.html');
    const run = await begin(home, 'type lamp into Item, wait 60 seconds, then press Order slowly', tab);
    await expect
      .poll(async () => (await getRun(home, run.runId)).steps[1]?.status, { timeout: 10_000 })
      .toBe('running');
    await killHost();
    const after = await getRun(home, run.runId);
    expect(after).toMatchObject({ status: 'stopped', steps: [{ status: 'done' }, {}, { status: 'skipped' }] });
    expect(server.submissions).toEqual([]);
    // The tab and its refs are what they were; only the host is another.
    expect(await home.run('press Order slowly', '--tab', tab)).toMatchObject({ status: 'done' });
    expect(server.submissions.map(({ fields }) => fields)).toEqual([{ item: 'lamp' }]);
  });

  it('a host killed while a form is on its way leaves the run in doubt, and nothing is sent twice', async () => {
    const tab = await open('/shifting.html');
    const run = await begin(home, 'type lamp into Item, then press Order slowly', tab);
    await expect.poll(() => server.submissions.length, { timeout: 10_000, interval: 20 }).toBe(1);
    await killHost();
    const after = await getRun(home, run.runId);
    expect(after).toMatchObject({ status: 'in_doubt', steps: [{ status: 'done' }, { status: 'in_doubt' }] });
    expect(after.message.length).toBeGreaterThan(30);
    const { runs } = await home.call<{ runs: RunView[] }>('runs_list', {});
    expect(runs.map(({ id }) => id)).toContain(run.runId);
    await home.call('page_wait_for', { tab, text: 'Thank you' });
    expect(server.submissions).toHaveLength(1);
  });

  it('the command line says that the host is gone', async () => {
    const tab = await open('/shifting.html');
    const run = startRun(home, 'wait 60 seconds, then press Order slowly', '--tab', tab);
    await expect
      .poll(async () => (await home.call<{ runs: RunView[] }>('runs_list', { limit: 1 })).runs[0]?.status)
      .toBe('running');
    await killHost();
    const report = await run.report();
    expect(report.message).toMatch(/host/i);
    expect(await run.ended).toBe(1);
  });

  it('a tab closed while a run acts in it ends that run', async () => {
    const tab = await open('/shifting.html');
    const run = await begin(home, 'wait 60 seconds, then press Order slowly', tab);
    await expectStatus(home, run.runId, 'running');
    await home.call('tabs_close', { tab });
    const after = await expectStatus(home, run.runId, 'failed');
    expect(after.message).toMatch(/closed/i);
  });

  it('a frame that went away between snapshot and click is named', async () => {
    const tab = await open('/shifting.html');
    const inner = await refIn(tab, 'Open twice');
    await home.call('page_click', { tab, ref: await refIn(tab, 'Drop the frame') });
    await expect(home.call('page_click', { tab, ref: inner })).rejects.toThrow(/page\.(?:frame_gone|ref_stale)/);
  });

  it.runIf(browser === 'chromium')(
    'a page that leaves between the finding and the click gets no click on its successor',
    async () => {
      const tab = await open('/shifting.html');
      const run = await begin(home, 'press “Delete everything”', tab, { waitMs: 10_000 });
      expect(run, JSON.stringify(run)).toMatchObject({ status: 'waiting' });
      const { approval } = await getRun(home, run.runId);
      await home.call('page_navigate', { tab, url: `${server.origin}/article.html` });
      await home.call('runs_approve', { runId: run.runId, approvalId: approval?.id, decision: 'allow' });
      const after = await expectStatus(home, run.runId, 'failed', 'stopped', 'waiting', 'question');
      expect(after.status).not.toBe('waiting');
      expect(server.reports).toEqual([]);
    },
  );

  it('what was allowed once is asked for again when the page is another', async () => {
    const tab = await open('/shifting.html');
    const run = await begin(home, 'press “Delete everything”', tab, { waitMs: 10_000 });
    const { approval } = await getRun(home, run.runId);
    await home.call('page_navigate', { tab, url: `${server.otherOrigin}/shifting.html` });
    await home.call('runs_approve', { runId: run.runId, approvalId: approval?.id, decision: 'allow' });
    const after = await expectStatus(home, run.runId, 'waiting', 'failed', 'done');
    expect(after.status).toBe('waiting');
    expect(after.approval?.id).not.toBe(approval?.id);
    expect(server.reports).toEqual([]);
    await home.call('runs_stop', { runId: run.runId });
  });

  it.runIf(browser === 'chromium')(
    'a page that goes elsewhere while it is typed into ends the run with a reason',
    async () => {
      const tab = await open('/shifting.html#leaves');
      const report = await home.run('type lamp into Item, then press Order slowly', '--tab', tab);
      expect(['failed', 'in_doubt', 'question']).toContain(report.status);
      expect(report.message.length).toBeGreaterThan(30);
      expect(server.submissions).toEqual([]);
    },
  );

  it('two runs in one tab come one after the other', async () => {
    const tab = await open('/shifting.html');
    const first = await begin(home, 'wait 1 second, then type first into Item', tab);
    const second = await begin(home, 'type second into Item, then press Order slowly', tab);
    expect(second.status).toBe('queued');
    expect(second.message).toContain('first');
    await expectStatus(home, first.runId, 'done');
    await expectStatus(home, second.runId, 'done');
    expect(server.submissions.map(({ fields }) => fields)).toEqual([{ item: 'second' }]);
  });

  it('stopping one run, and all, ends a wait at once', async () => {
    const tabs = await Promise.all([open('/shifting.html'), open('/shifting.html')]);
    const runs = await Promise.all(tabs.map((tab) => begin(home, 'wait 60 seconds, then press Order slowly', tab)));
    const queued = await begin(home, 'press Order slowly', tabs[0]);
    const [first, second] = runs;
    await expectStatus(home, first?.runId ?? '', 'running');
    await home.call('runs_stop', { runId: second?.runId });
    expect(await getRun(home, second?.runId ?? '')).toMatchObject({ status: 'stopped' });
    const { stopped } = await home.call<{ stopped: string[] }>('runs_stop', { all: true });
    expect(new Set(stopped)).toEqual(new Set([first?.runId, queued.runId]));
    expect(await getRun(home, first?.runId ?? '')).toMatchObject({ status: 'stopped' });
    expect(await getRun(home, queued.runId)).toMatchObject({ status: 'stopped' });
    expect(server.submissions).toEqual([]);
  });

  it('Ctrl-C in the command line stops its run', async () => {
    const tab = await open('/shifting.html');
    const run = startRun(home, 'wait 60 seconds, then press Order slowly', '--tab', tab);
    const newest = async () => (await home.call<{ runs: RunView[] }>('runs_list', { limit: 1 })).runs[0];
    await expect.poll(async () => (await newest())?.status).toBe('running');
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(130);
    expect((await newest())?.status).toBe('stopped');
    expect(server.submissions).toEqual([]);
  });

  it('a host that is stopped stops its runs first', async () => {
    const tab = await open('/shifting.html');
    const run = await begin(home, 'type lamp into Item, wait 60 seconds, then press Order slowly', tab);
    await expect
      .poll(async () => (await getRun(home, run.runId)).steps[1]?.status, { timeout: 10_000 })
      .toBe('running');
    expect((await home.arq('host', 'stop')).code).toBe(0);
    await expect.poll(() => home.browsers(), { timeout: 8000, interval: 100 }).toHaveLength(1);
    expect(await getRun(home, run.runId)).toMatchObject({ status: 'stopped' });
  });

  it('a browser that is killed while a run acts ends that run, and the host lives on', async () => {
    const tab = await open('/shifting.html');
    const pid = await hostPid(home);
    const run = await begin(home, 'wait 60 seconds, then press Order slowly', tab);
    await expectStatus(home, run.runId, 'running');
    const kind = browser === 'chromium' ? '--user-data-dir' : '-profile';
    for (const one of findProcesses(home.path, kind)) process.kill(one, 'SIGKILL');
    const after = await expectStatus(home, run.runId, 'failed', 'in_doubt');
    expect(after.message).toMatch(/went away|not connected/);
    expect(await hostPid(home)).toBe(pid);
    expect(await home.browsers()).toEqual([]);
  });
});

describe('Ctrl-C in a command line that opened its own browser', () => {
  it('leaves no process and no unfinished run', async () => {
    const home = new ArqHome();
    const server = await startPageServer();
    const run = startRun(
      home,
      'wait 60 seconds, then press Order slowly',
      '--headless',
      '--browser',
      'chromium',
      '--url',
      `${server.origin}/shifting.html`,
    );
    await expect
      .poll(
        async () =>
          (await home.browsers()).length > 0 && (await home.call<{ runs: RunView[] }>('runs_list', {})).runs[0]?.status,
        { timeout: 30_000 },
      )
      .toBe('running');
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(130);
    expect((await home.call<{ runs: RunView[] }>('runs_list', {})).runs.map(({ status }) => status)).toEqual([
      'stopped',
    ]);
    await home.arq('host', 'stop');
    await expect.poll(() => findProcesses(home.path), { timeout: 5000 }).toEqual([]);
    await home.dispose();
    await server.close();
  });
});

describe('the host’s door', () => {
  let home: ArqHome;
  beforeAll(async () => {
    home = new ArqHome();
    await home.arq('host', '--detach');
  });
  afterAll(() => home.dispose());

  const frame = (length: number, body: Buffer | string) => {
    const header = Buffer.alloc(4);
    header.writeUInt32LE(length);
    return Buffer.concat([header, Buffer.from(body)]);
  };
  const json = (value: unknown) => frame(Buffer.byteLength(JSON.stringify(value)), JSON.stringify(value));

  it.each<[string, Buffer]>([
    ['noise', randomBytes(4096)],
    ['a frame that claims 4 GiB', frame(0xff_ff_ff_ff, 'x')],
    ['a frame that claims 2 MiB', frame(2 << 20, '')],
    ['an empty frame', frame(0, '')],
    ['no JSON', frame(5, 'nope!')],
    ['no UTF-8', frame(4, Buffer.from([0xff, 0xfe, 0xff, 0xff]))],
    ['a call before any proof', json({ t: 'req', id: 1, method: 'host.stop', params: {} })],
    ['a false proof', json({ role: 'cli', nonce: 'a'.repeat(64), mac: 'b'.repeat(64) })],
    ['deep nesting', frame(8000, '['.repeat(8000))],
    ['nothing, and half a header', Buffer.from([1, 0])],
  ])('stands %s', async (_, bytes) => {
    const pid = await hostPid(home);
    const { address } = JSON.parse(readFileSync(join(home.env['ARQ_HOME'] ?? '', 'host.json'), 'utf8')) as {
      address: string;
    };
    const socket = connect(address);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.on('error', () => undefined);
    socket.resume();
    socket.end(bytes);
    await closed;
    expect(await hostPid(home)).toBe(pid);
  });

  it.each([
    ['another extension', ['chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/']],
    ['another add-on', ['/usr/lib/mozilla/native-messaging-hosts/com.arq.host.json', 'evil@example.org']],
    ['nobody', []],
  ])('the relay refuses %s, in a frame that an extension can read', async (_, args) => {
    const relay = spawn(process.execPath, [join(root, 'native-host/dist/relay.mjs'), ...args], { env: home.env });
    const chunks: Buffer[] = [];
    relay.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    const code = await new Promise((resolve) => relay.on('close', resolve));
    const bytes = Buffer.concat(chunks);
    expect(bytes.readUInt32LE(0)).toBe(bytes.length - 4);
    expect(JSON.parse(bytes.subarray(4).toString('utf8'))).toMatchObject({
      t: 'end',
      error: { code: 'relay.caller_refused' },
    });
    expect(code).not.toBe(0);
  });
});
