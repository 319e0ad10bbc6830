import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { outlineOf, type OutlineEntry } from './support/outline-of.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';
import { isLong } from './support/trial-browsers.ts';

interface Outcome {
  readonly url: string;
  readonly title: string;
  readonly navigated: boolean;
  readonly changed: string;
  readonly value?: string;
}
interface Snapshot {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly truncated: boolean;
}
interface Picture {
  readonly mime: string;
  readonly base64: string;
  readonly width: number;
  readonly height: number;
}
interface Tab {
  readonly tab: string;
  readonly url: string;
  readonly title: string;
  readonly isActive: boolean;
  readonly window: string;
}

type Color = readonly [number, number, number];

/** How many pixels of the picture are, within a little, of that colour. */
function count({ data }: PNG, [red, green, blue]: Color): number {
  let pixels = 0;
  for (let i = 0; i < data.length; i += 4) {
    const distance =
      Math.abs((data[i] ?? 0) - red) + Math.abs((data[i + 1] ?? 0) - green) + Math.abs((data[i + 2] ?? 0) - blue);
    if (distance < 24) pixels += 1;
  }
  return pixels;
}

const PAPER: Color = [250, 240, 200];
const GREEN: Color = [0, 200, 0];
const BLUE: Color = [0, 0, 200];
/** Frame and label of ARQ's mark. */
const MARK: Color = [44, 82, 212];

/** Pixels along the top and the left side that are not paper; a scroll bar may stand at the others. */
function strangersAtEdge(png: PNG, width: number): number {
  let strangers = 0;
  for (let y = 0; y < png.height; y += 1) {
    for (let x = 0; x < (y < width ? png.width - 20 : width); x += 1) {
      const i = (y * png.width + x) * 4;
      const distance = PAPER.reduce((sum, value, channel) => sum + Math.abs((png.data[i + channel] ?? 0) - value), 0);
      if (distance > 24) strangers += 1;
    }
  }
  return strangers;
}

describe.each<BrowserName>(['chromium', 'firefox'])('in %s, each tool takes its effect', (browser) => {
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

  const open = async (page: string) => (await home.call<Tab>('tabs_open', { url: server.origin + page })).tab;

  /** A page and what stands on it by name; refs stay good while their elements live. */
  async function openRead(page: string) {
    server.reset();
    const tab = await open(page);
    const read = async (input: object = {}) => {
      const snapshot = await home.call<Snapshot>('page_snapshot', { tab, ...input });
      return { ...snapshot, entries: outlineOf(snapshot.text) };
    };
    const { entries } = await read();
    const find = (name: string, role?: string): OutlineEntry => {
      const found = entries.find((entry) => entry.name === name && (role === undefined || entry.role === role));
      if (!found) throw new Error(`nothing named ${name} in\n${entries.map(({ line }) => line).join('\n')}`);
      return found;
    };
    const act = (tool: string, input: object) => home.call<Outcome>(tool, { tab, ...input });
    return { tab, read, entries, act, ref: (name: string, role?: string) => find(name, role).ref };
  }

  async function expectReport(...reports: string[]): Promise<void> {
    await expect.poll(() => server.reports, { timeout: 5000 }).toEqual(expect.arrayContaining(reports));
  }

  it('page_navigate, page_go_back, page_go_forward, page_reload', async () => {
    const tab = await open('/article.html');
    const there = await home.call<Outcome>('page_navigate', { tab, url: `${server.origin}/sign-up.html` });
    expect(there).toMatchObject({ url: `${server.origin}/sign-up.html`, title: 'Join the club', navigated: true });
    const back = await home.call<Outcome>('page_go_back', { tab });
    expect(back).toMatchObject({ url: `${server.origin}/article.html`, navigated: true });
    const forward = await home.call<Outcome>('page_go_forward', { tab });
    expect(forward).toMatchObject({ url: `${server.origin}/sign-up.html`, title: 'Join the club' });
    const first = outlineOf((await home.call<Snapshot>('page_snapshot', { tab })).text)[0]?.ref;
    const again = await home.call<Outcome>('page_reload', { tab });
    expect(again).toMatchObject({ url: `${server.origin}/sign-up.html`, navigated: true });
    expect(outlineOf((await home.call<Snapshot>('page_snapshot', { tab })).text)[0]?.ref).not.toBe(first);
  });

  it('page_go_back says that there is nowhere to go', async () => {
    const tab = await open('/article.html');
    await expect(home.call('page_go_forward', { tab })).rejects.toThrow(/page\.no_(?:history|forward)|history/);
  });

  it('page_snapshot: a role, a quoted name and a ref on each element’s line, and refs that stay', async () => {
    const { read, entries, ref } = await openRead('/controls.html');
    const lines = (await read()).text.split('\n').filter((line) => !line.trimStart().startsWith('- text:'));
    expect(outlineOf(lines.join('\n'))).toHaveLength(lines.length);
    expect((await read()).entries).toEqual(entries);
    const part = await read({ root: ref('Size') });
    expect(part.entries.map(({ name }) => name)).toEqual(['Size', 'Small', 'Large']);
    expect(part.entries.map((entry) => entry.ref)).toEqual([ref('Size'), ref('Small'), ref('Large')]);
    const interactive = await read({ interactive: true });
    expect(interactive.text).not.toContain('The far end');
    expect(interactive.entries.map(({ name }) => name)).toEqual(expect.arrayContaining(['Controls', 'Text', 'Pad']));
    const cut = await read({ maxTokens: 300 });
    expect(cut).toMatchObject({ truncated: true });
    expect(cut.text.length).toBeLessThanOrEqual(1200);
  });

  it('page_snapshot and acting reach through three frames of other origins and closed shadow roots', async () => {
    const { act, ref, entries, read, tab } = await openRead('/frames.html');
    expect(entries.filter(({ role }) => role === 'heading').map(({ depth }) => depth)).toEqual([0, 1, 2, 3]);
    for (const level of [0, 3]) {
      const typed = await act('page_type', { ref: ref(`Note ${level}`), text: `deep ${level}`, submit: true });
      expect(typed.value).toBe(`deep ${level}`);
      await act('page_click', { ref: ref(`Press ${level}`) });
      await expectReport(`note ${level} deep ${level}`, `pressed ${level}`);
    }
    const spread = [3, 0, 2].map((level) => ({ ref: ref(`Note ${level}`), value: `spread ${level}` }));
    expect(await home.call('page_fill_form', { tab, fields: spread })).toMatchObject({ filled: 3 });
    const inner = await read({ root: ref('Frame 2') });
    expect(inner.entries.map(({ name }) => name)).toContain('Note 3');
    expect(inner.entries.map(({ name }) => name)).not.toContain('Note 1');
    const text = await home.call<{ text: string }>('page_read_text', { tab });
    expect(text.text).toContain('Level 3');
  });

  it('page_find', async () => {
    const { tab, ref } = await openRead('/controls.html');
    const find = async (query: object) =>
      (await home.call<{ matches: { ref: string; name: string; role: string }[] }>('page_find', { tab, ...query }))
        .matches;
    expect((await find({ role: 'button', name: 'Pad' }))[0]).toMatchObject({ ref: ref('Pad'), role: 'button' });
    expect((await find({ name: 'date' }))[0]).toMatchObject({ ref: ref('Date') });
    expect((await find({ text: 'far end' })).length).toBeGreaterThan(0);
    expect(await find({ role: 'textbox', limit: 2 })).toHaveLength(2);
    expect(await find({ name: 'No such thing at all' })).toEqual([]);
  });

  it('page_click with each button, twice, and with keys held', async () => {
    const { act, ref } = await openRead('/controls.html');
    const pad = ref('Pad');
    for (const input of [
      {},
      { button: 'middle' },
      { button: 'right' },
      { count: 2 },
      { modifiers: ['Control', 'Shift'] },
    ]) {
      await act('page_click', { ref: pad, ...input });
    }
    await expectReport(
      'pad click 0 1',
      'pad auxclick 1 1',
      'pad contextmenu 2 0',
      'pad click 0 2',
      'pad dblclick 0 2',
      'pad click 0 1 ctrl shift',
    );
    expect(server.reports.filter((report) => report === 'pad dblclick 0 2')).toHaveLength(1);
  });

  it('page_type with submit', async () => {
    const { act, ref } = await openRead('/controls.html');
    await act('page_type', { ref: ref('Text'), text: 'first' });
    const typed = await act('page_type', { ref: ref('Text'), text: 'Ünïcode “x” <b>' });
    expect(typed).toMatchObject({ value: 'Ünïcode “x” <b>', navigated: false });
    const sent = await act('page_type', { ref: ref('E-mail'), text: 'ada@example.org', submit: true });
    expect(sent).toMatchObject({ navigated: true, title: 'Thank you' });
    expect(server.submissions).toHaveLength(1);
    expect(server.submissions[0]?.fields).toMatchObject({ text: 'Ünïcode “x” <b>', email: 'ada@example.org' });
  });

  it('page_fill_form over every kind of control', async () => {
    const { act, ref, tab } = await openRead('/controls.html');
    const values: Readonly<Record<string, string>> = {
      Text: 'Ada',
      'E-mail': 'ada@example.org',
      Address: 'https://example.org/',
      Phone: '+44 20 7946 0000',
      Search: 'engine',
      Number: '42',
      Range: '73',
      Date: '2026-11-21',
      Time: '13:45',
      Moment: '2026-11-21T13:45',
      Month: '2026-11',
      Week: '2026-W47',
      Colour: '#336699',
      Area: 'line one\nline two',
      Tick: 'true',
      Untick: 'false',
      Large: 'true',
      Single: 'Pear',
      Listed: 'Rome',
      Rich: 'written',
    };
    const fields = Object.entries(values).map(([name, value]) => ({ ref: ref(name), value }));
    const filled = await home.call<{ filled: number }>('page_fill_form', { tab, fields });
    expect(filled, JSON.stringify(filled)).toMatchObject({ filled: fields.length });
    await act('page_select_option', { ref: ref('Several'), options: ['One', '3'] });
    await expectReport('several One,Three');
    const sent = await act('page_click', { ref: ref('Send') });
    expect(sent.navigated).toBe(true);
    expect(server.submissions[0]?.fields).toEqual({
      text: 'Ada',
      email: 'ada@example.org',
      url: 'https://example.org/',
      tel: '+44 20 7946 0000',
      search: 'engine',
      number: '42',
      range: '73',
      date: '2026-11-21',
      time: '13:45',
      moment: '2026-11-21T13:45',
      month: '2026-11',
      week: '2026-W47',
      color: '#336699',
      area: 'line one\r\nline two',
      tick: 'yes',
      size: 'l',
      single: 'p',
      several: '3',
      listed: 'Rome',
      rich: 'written',
    });
  });

  it('page_select_option in a group, in several, in a combobox; and what is no option', async () => {
    const { act, ref } = await openRead('/controls.html');
    expect((await act('page_select_option', { ref: ref('Single'), options: ['Beet'] })).value).toBe('Beet');
    await act('page_select_option', { ref: ref('Several'), options: ['Two'] });
    await expectReport('several Two');
    await expect(act('page_select_option', { ref: ref('Single'), options: ['Mango'] })).rejects.toThrow(/Apple/);
    const widgets = await openRead('/widgets.html');
    await widgets.act('page_select_option', { ref: widgets.ref('Dish', 'combobox'), options: ['Salad'] });
    await expectReport('dish Salad');
  });

  it('page_set_checked, page_clear, page_press_key, page_hover, page_drag', async () => {
    const { act, ref, read } = await openRead('/controls.html');
    for (const checked of [true, true, false]) await act('page_set_checked', { ref: ref('Tick'), checked });
    await act('page_set_checked', { ref: ref('Small'), checked: true });
    const { text } = await read();
    expect(text).toMatch(/checkbox "Tick" \[ref/);
    expect(text).toMatch(/radio "Small" \[checked\]/);
    await act('page_type', { ref: ref('Area'), text: 'away with it' });
    expect((await act('page_clear', { ref: ref('Area') })).value).toBe('');
    await act('page_press_key', { ref: ref('Text'), key: 'a' });
    await act('page_press_key', { key: 'Control+A' });
    await expectReport('down a', 'down Control');
    const widgets = await openRead('/widgets.html');
    await widgets.act('page_set_checked', { ref: widgets.ref('Vegan'), checked: true });
    await widgets.act('page_hover', { ref: widgets.ref('More') });
    await widgets.act('page_drag', { ref: widgets.ref('Card one'), to: widgets.ref('Done column') });
    await expectReport('vegan true', 'hovered', 'dropped card');
  });

  it('page_scroll, page_read_text', async () => {
    const { tab, ref } = await openRead('/controls.html');
    const scroll = (input: object) => home.call<{ y: number; atEnd: boolean }>('page_scroll', { tab, ...input });
    expect(await scroll({ to: 'bottom' })).toMatchObject({ atEnd: true });
    expect(await scroll({ to: 'top' })).toMatchObject({ y: 0, atEnd: false });
    expect(await scroll({ by: 250 })).toMatchObject({ y: 250 });
    expect((await scroll({ ref: ref('Pad') })).y).toBeGreaterThan(0);
    const { text } = await home.call<{ text: string }>('page_read_text', { tab });
    expect(text).toMatch(/Controls[\s\S]*Soon gone[\s\S]*The far end/);
    expect(text).not.toContain('Now you see it');
    const part = await home.call<{ text: string }>('page_read_text', { tab, ref: ref('Size') });
    expect(part.text).toMatch(/^Size\s+Small\s+Large$/);
  });

  it.runIf(browser === 'chromium')('page_read_text of a page that is larger than a message of the link', async () => {
    const tab = await open('/stubborn.html#long');
    const { text } = await home.call<{ text: string }>('page_read_text', { tab, maxChars: 2_000_000 });
    expect(Buffer.byteLength(text)).toBeGreaterThan(1 << 20);
    expect(text.match(/Row \d+/g)).toHaveLength(30_000);
  });

  it.runIf(browser === 'chromium' && isLong)(
    'page_click on what opens a dialog or loops for ever tells that the page is silent, and the tab closes',
    async () => {
      for (const name of ['Alert', 'Loop']) {
        const { act, ref, tab } = await openRead('/stubborn.html');
        await expect(act('page_click', { ref: ref(name) })).rejects.toThrow(/page\.silent/);
        expect(await home.call('tabs_close', { tab })).toEqual({ closed: true });
      }
    },
    200_000,
  );

  it('page_wait_for text, what goes, an element, and time', async () => {
    const { tab, act, ref } = await openRead('/controls.html');
    const wait = (input: object) => home.call<{ waitedMs: number }>('page_wait_for', { tab, ...input });
    await act('page_click', { ref: ref('Vanish') });
    await wait({ text: 'Now you see it' });
    await wait({ gone: 'Soon gone' });
    await wait({ ref: ref('Pad') });
    expect((await wait({ ms: 300 })).waitedMs).toBeGreaterThanOrEqual(295);
    await expect(wait({ text: 'Never shown', ms: 400 })).rejects.toThrow(/page\.wait_|timed_out/);
    await expect(wait({ gone: ref('Pad'), ms: 400 })).rejects.toThrow(/page\.wait_|timed_out/);
  });

  it('page_screenshot of the view, the page and an element, with private fields blacked out', async () => {
    const { tab, act, ref } = await openRead('/controls.html');
    await act('page_type', { ref: ref('Password'), text: 'secret words' });
    const shoot = async (input: object) => {
      const picture = await home.call<Picture>('page_screenshot', { tab, ...input });
      const bytes = Buffer.from(picture.base64, 'base64');
      return { ...picture, bytes, png: picture.mime === 'image/png' ? PNG.sync.read(bytes) : new PNG() };
    };
    const view = await shoot({});
    expect([view.png.width, view.png.height]).toEqual([view.width, view.height]);
    expect(count(view.png, PAPER)).toBeGreaterThan((view.width * view.height) / 3);
    const whole = await shoot({ fullPage: true });
    expect(whole.height).toBeGreaterThan(2400);
    expect(count(whole.png, GREEN)).toBe(0);
    expect(count(whole.png, BLUE)).toBeGreaterThan(120 * 80 * 0.95);
    const tile = await shoot({ ref: ref('Tile') });
    expect(Math.abs(tile.width - 120) + Math.abs(tile.height - 80)).toBeLessThanOrEqual(4);
    expect(count(tile.png, BLUE)).toBeGreaterThan(tile.width * tile.height * 0.9);
    const secret = await shoot({ ref: ref('Password') });
    expect(count(secret.png, GREEN)).toBe(0);
    expect(count(secret.png, [0, 0, 0])).toBeGreaterThan(secret.width * secret.height * 0.9);
    const jpeg = await shoot({ format: 'jpeg' });
    expect(jpeg.mime).toBe('image/jpeg');
    expect(jpeg.bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
  });

  it('a picture taken during a run shows no mark of ARQ', async () => {
    server.reset();
    const tab = await open('/controls.html');
    const report = await home.run('type Ada into Text, wait 1 second, then take a screenshot', '--tab', tab);
    expect(report, JSON.stringify(report)).toMatchObject({ status: 'done' });
    await expectReport('root grew');
    const png = PNG.sync.read(readFileSync(report.steps.at(-1)?.file ?? ''));
    // Nothing but paper lies within the body’s margin.
    expect(strangersAtEdge(png, 12)).toBe(0);
    expect(count(png, MARK)).toBe(0);
  });

  it('tabs_list, tabs_open, tabs_activate, tabs_close, windows_list', async () => {
    const list = async () => (await home.call<{ tabs: Tab[] }>('tabs_list', { text: server.origin })).tabs;
    const first = await open('/article.html');
    const second = await home.call<Tab>('tabs_open', { url: `${server.origin}/widgets.html`, background: true });
    const isActive = async (tab: string) => (await list()).find((one) => one.tab === tab)?.isActive;
    expect([await isActive(first), await isActive(second.tab)]).toEqual([true, false]);
    expect(await home.call('tabs_activate', { tab: second.tab })).toMatchObject({ title: 'Widgets' });
    expect([await isActive(first), await isActive(second.tab)]).toEqual([false, true]);
    expect(await home.call('tabs_close', { tab: first })).toEqual({ closed: true });
    expect((await list()).map(({ tab }) => tab)).not.toContain(first);
    const { windows } = await home.call<{ windows: { window: string; tabs: number; browser: string }[] }>(
      'windows_list',
      {},
    );
    const all = (await home.call<{ tabs: Tab[] }>('tabs_list', {})).tabs;
    expect(windows).toHaveLength(1);
    expect(windows[0]).toMatchObject({ window: all[0]?.window, tabs: all.length });
  });
});

describe('each tool of the computer takes its effect', () => {
  let home: ArqHome;
  beforeAll(() => {
    home = new ArqHome();
  });
  afterAll(() => home.dispose());

  it('system_info and system_usage', async () => {
    const info = await home.call<Record<string, unknown>>('system_info', {});
    expect(info['cores']).toBeGreaterThan(0);
    const usage = await home.call<{ cpu: { percent: number }; memory: { totalBytes: number; usedBytes: number } }>(
      'system_usage',
      {},
    );
    expect(usage.cpu.percent).toBeGreaterThanOrEqual(0);
    expect(usage.cpu.percent).toBeLessThanOrEqual(100);
    expect(usage.memory.usedBytes).toBeLessThan(usage.memory.totalBytes);
    expect(usage.memory.totalBytes).toBe(info['memoryBytes']);
  });

  it('process_list', async () => {
    const { processes } = await home.call<{ processes: { pid: number; name: string; memoryBytes: number }[] }>(
      'process_list',
      { sortBy: 'memory', limit: 5 },
    );
    expect(processes).toHaveLength(5);
    expect(processes.map(({ memoryBytes }) => memoryBytes)).toEqual(
      processes.map(({ memoryBytes }) => memoryBytes).toSorted((a, b) => b - a),
    );
    const { pid } = JSON.parse((await home.arq('status', '--json')).stdout) as { pid: number };
    const nodes = await home.call<{ processes: { pid: number }[] }>('process_list', { name: 'node', limit: 1000 });
    expect(nodes.processes.map((one) => one.pid)).toContain(pid);
  });

  it('files_list and files_read, inside the roots alone', async () => {
    const roots = await home.call<{ entries: { name: string }[] }>('files_list', { path: '' });
    expect(roots.entries.length).toBeGreaterThan(0);
    await expect(home.call('files_list', { path: '/etc' })).rejects.toThrow(/files\.outside_roots/);
    await expect(home.call('files_read', { path: 'nothing-here.txt' })).rejects.toThrow(/files\.not_found/);
  });

  it.each([
    ['process_start', { command: 'touch', args: ['never'] }],
    ['process_stop', { pid: process.pid }],
    ['files_write', { path: 'never.txt', text: 'no' }],
  ])('%s is not done without a person’s leave', async (tool, input) => {
    await expect(home.call(tool, input)).rejects.toThrow(/policy\.approval_needed/);
    expect(existsSync(join(home.path, 'never.txt'))).toBe(false);
  });

  it('programs start and stop with leave', async () => {
    const sleeps = async () =>
      (await home.call<{ processes: { pid: number }[] }>('process_list', { name: 'sleep', limit: 1000 })).processes.map(
        ({ pid }) => pid,
      );
    const told = await home.run('run echo hello', '--approve', 'danger');
    expect(told, JSON.stringify(told)).toMatchObject({ status: 'done', answer: 'hello' });
    const started = await home.run('run sleep 300', '--approve', 'danger');
    expect(started, JSON.stringify(started)).toMatchObject({ status: 'done' });
    const pid = Number(/process (?<pid>\d+)/.exec(started.answer ?? '')?.groups?.['pid']);
    expect(await sleeps()).toContain(pid);
    const stopped = await home.run(`stop process ${pid}`, '--approve', 'danger');
    expect(stopped, JSON.stringify(stopped)).toMatchObject({ status: 'done' });
    expect(await sleeps()).not.toContain(pid);
  });
});
