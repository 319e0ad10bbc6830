import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ArqHome } from './support/arq.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

const SECRET = 'correct-horse-battery';

interface Row {
  readonly seq: number;
  readonly kind: string;
  readonly actor: { readonly kind: string };
  readonly what: string;
  readonly run?: string;
  readonly site?: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly decision: string;
  readonly risk: string;
  readonly by?: { readonly kind: string; readonly where?: string };
  readonly outcome: string;
}

/** One story, told in order: what was done is audited, and then somebody changes the file. */
describe.sequential('the audit trail of a host that is used', { shuffle: false }, () => {
  let home: ArqHome;
  let server: PageServer;
  let base: string;

  beforeAll(async () => {
    home = new ArqHome();
    base = home.env['ARQ_HOME'] ?? '';
    server = await startPageServer();
    await home.openBrowser('chromium', '--headless');
  });
  afterAll(async () => {
    await home.dispose();
    await server.close();
  });

  async function list(...filter: string[]): Promise<Row[]> {
    const { stdout, stderr } = await home.arq('audit', 'list', '--json', '--limit', '500', ...filter);
    expect(stderr).toBe('');
    return (JSON.parse(stdout) as { records: Row[] }).records.toReversed();
  }

  function filesWith(text: string): string[] {
    return globSync('**/*', { cwd: base, exclude: (path) => path === 'profiles' })
      .filter((path) => statSync(join(base, path)).isFile())
      .filter((path) => readFileSync(join(base, path)).includes(text));
  }

  const processId = () => (JSON.parse(readFileSync(join(base, 'host.json'), 'utf8')) as { pid: number }).pid;

  it('tells of a run each act with its values, and dots where they are private', async () => {
    const report = await home.run(
      `type ada into User name, "${SECRET}" into Password and press "Log in"`,
      '--url',
      `${server.origin}/sign-in.html`,
      '--approve',
      'danger',
    );
    expect(report, JSON.stringify(report)).toMatchObject({ status: 'done' });
    const steps = (await list('--run', report.runId)).filter(({ kind }) => kind === 'step');
    expect(steps).toMatchObject([
      { what: 'page_fill_form', actor: { kind: 'cli' }, site: '127.0.0.1', risk: 'act', outcome: 'ok' },
      { what: 'page_click', risk: 'danger', by: { kind: 'person', where: 'cli' }, outcome: 'ok' },
    ]);
    expect(steps[0]?.values?.['fields']).toMatchObject([
      { value: 'ada' },
      { value: expect.stringMatching(/^•+$/) as string },
    ]);
    expect(filesWith(SECRET)).toEqual([]);
  });

  it('tells of single calls what the page said is public, and dots for the rest', async () => {
    const { tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-in.html` });
    const { text } = await home.call<{ text: string }>('page_snapshot', { tab });
    const refOf = (name: string) => new RegExp(`"${name}".*?\\b(d\\d+e\\d+)`).exec(text)?.[1] ?? '';
    await home.call('page_type', { tab, ref: refOf('User name'), text: 'ada' });
    await home.call('page_type', { tab, ref: refOf('Password'), text: SECRET });
    const calls = (await list('--what', 'page_type')).filter(({ kind }) => kind === 'call');
    expect(calls.map(({ values }) => values?.['text'])).toEqual(['ada', expect.stringMatching(/^•+$/)]);
    expect(filesWith(SECRET)).toEqual([]);
  });

  it('is exported as JSON Lines and as CSV', async () => {
    const lines = (await home.arq('audit', 'export', '--what', 'page_*')).stdout.trim().split('\n');
    expect(lines.every((line) => (JSON.parse(line) as Row).what.startsWith('page_'))).toBe(true);
    const csv = (await home.arq('audit', 'export', '--format', 'csv')).stdout.split('\r\n');
    expect(csv[0]).toMatch(/^workspace,seq,at,/);
    expect(csv.length).toBeGreaterThan(lines.length);
  });

  it('holds when the host is killed in the middle of writing, again and again', async () => {
    for (let round = 0; round < 3; round += 1) {
      const busy = Promise.all(
        Array.from({ length: 3 }, () => home.arq('call', 'files_list', JSON.stringify({ path: join(base, 'files') }))),
      );
      await home.arq('call', 'system_info', '{}');
      process.kill(processId(), 'SIGKILL');
      await busy;
      const { code, stdout } = await home.arq('audit', 'verify');
      expect(code, stdout).toBe(0);
      await home.arq('status');
      expect(await home.call('audit_verify', {})).toMatchObject({ isIntact: true });
      await home.arq('call', 'system_info', '{}');
    }
    await vi.waitFor(async () => expect(await home.browsers()).toHaveLength(1), { timeout: 30_000, interval: 300 });
  }, 120_000);

  it('names the row in which a single bit was flipped', async () => {
    const [, target] = await list('--what', 'page_type');
    await home.arq('host', 'stop');
    const path = join(base, 'arq.sqlite');
    await vi.waitFor(() => expect(globSync('arq.sqlite-wal', { cwd: base })).toEqual([]), { timeout: 10_000 });
    const original = readFileSync(path);
    // The row's own hash stands in the file once.
    const { stdout } = await home.arq('audit', 'export', '--what', 'page_type');
    const hash = stdout
      .split('\n')
      .map((line) => (line === '' ? undefined : (JSON.parse(line) as Row & { hash: string })))
      .find((row) => row?.seq === target?.seq)?.hash;
    const at = original.indexOf(hash ?? 'none') - 20;
    expect(at).toBeGreaterThan(0);
    const altered = Buffer.from(original);
    altered[at] = (altered[at] ?? 0) ^ 1;
    writeFileSync(path, altered);
    const verdict = await home.arq('audit', 'verify');
    expect(verdict.code).toBe(1);
    expect(verdict.stdout).toContain(`at row ${target?.seq} of workspace default`);
    writeFileSync(path, original);
    expect((await home.arq('audit', 'verify')).code).toBe(0);
  });
});
