import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ArqHome } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser, type PanelClient } from './support/extension-browser.ts';
import { type CollectedSpan, type OtlpCollector, startOtlpCollector } from './support/otlp-collector.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CLICK = '00f067aa0ba902b7';

describe.each(['chromium', 'firefox'] as const)('a trace through %s', (name) => {
  let home: ArqHome;
  let server: PageServer;
  let collector: OtlpCollector;
  let browser: ExtensionBrowser;
  let panel: PanelClient;

  beforeAll(async () => {
    collector = await startOtlpCollector();
    home = new ArqHome();
    mkdirSync(join(home.path, 'arq'), { recursive: true });
    writeFileSync(join(home.path, 'arq/settings.json'), JSON.stringify({ otlpEndpoint: collector.endpoint }));
    server = await startPageServer();
    await home.arq('setup', '--browser', name);
    browser = await openExtensionBrowser(name, home);
    panel = await browser.openPanelClient();
    await vi.waitFor(async () => expect(await home.browsers()).toHaveLength(1), { timeout: 30_000, interval: 300 });
  });
  afterAll(async () => {
    await browser.close();
    await home.dispose();
    await server.close();
    await collector.close();
  });

  const mine = () => collector.spans.filter(({ traceId }) => traceId === TRACE);
  const find = (service: string, span: string) => mine().find((one) => one.service === service && one.name === span);

  it('leads from the click in the panel to the act in the page, through every part and back', async () => {
    const page = await browser.browser.newPage();
    await page.goto(`${server.origin}/sign-up.html`);
    const run = await panel.call<{ status: string; message: string }>('tool.call', {
      tool: 'runs_start',
      input: { command: `open ${server.origin}/sign-up.html and tick I accept the terms`, waitMs: 40_000 },
      trace: `00-${TRACE}-${CLICK}-01`,
    });
    expect(run, JSON.stringify(run)).toMatchObject({ status: 'done' });
    await vi.waitFor(
      () => {
        expect(find('arq-panel', 'panel runs_start')).toBeDefined();
        expect(find('arq-page', 'page_set_checked')).toBeDefined();
        expect(find('arq-extension', 'tool page_set_checked')).toBeDefined();
      },
      { timeout: 15_000, interval: 100 },
    );
    const byId = new Map(mine().map((span) => [span.spanId, span]));
    const way: CollectedSpan[] = [];
    for (let span = find('arq-page', 'page_set_checked'); span !== undefined; span = byId.get(span.parent ?? '')) {
      way.unshift(span);
    }
    expect(way.map((span) => `${span.service}: ${span.name}`)).toEqual([
      'arq-panel: panel runs_start',
      'arq-extension: ask host runs_start',
      'arq-host: tool runs_start',
      'arq-host: tool page_set_checked',
      'arq-relay: link page_set_checked',
      'arq-extension: tool page_set_checked',
      'arq-page: page_set_checked',
    ]);
    expect(way[0]).toMatchObject({ spanId: CLICK, parent: undefined });
    for (const span of way) {
      expect(span.isWell).toBe(true);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
    }
    // Nothing hangs in the air: every span but the click's has its parent in this trace, which may end after it.
    const orphans = () => {
      const known = new Set(mine().map(({ spanId }) => spanId));
      return mine().filter(({ parent }) => parent === undefined || !known.has(parent));
    };
    await expect.poll(orphans, { timeout: 10_000 }).toEqual([way[0]]);
    expect(collector.problems).toEqual([]);
  });

  it('is found again in the audit trail and in the log', async () => {
    const listed = await home.arq('audit', 'list', '--json', '--trace', TRACE);
    const { records } = JSON.parse(listed.stdout) as { records: { kind: string; what: string }[] };
    expect(records.map(({ kind, what }) => `${kind} ${what}`)).toEqual(
      expect.arrayContaining(['call runs_start', 'step page_set_checked', 'run run.done']),
    );
    const logged = await home.arq('logs', '--trace', TRACE);
    expect(logged.stdout).toContain('"tool":"runs_start"');
  });
});
