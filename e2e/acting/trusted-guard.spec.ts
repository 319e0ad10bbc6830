import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome } from '../support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser, type PanelClient } from '../support/extension-browser.ts';
import { outlineOf } from '../support/outline-of.ts';
import { startPageServer, type PageServer } from '../support/page-server.ts';

interface Outcome {
  readonly changed: string;
  readonly value?: string;
}

/** Seen in time, or kept out when it arrived. */
const REFUSED = expect.stringMatching(/^(?:page\.obstructed|policy\.target_changed)$/) as string;
/** Frames of the page's own site share its process, others have one of their own. */
const HOSTS = ['127.0.0.1', 'localhost'];

describe('trusted input on a hostile page', () => {
  let home: ArqHome;
  let server: PageServer;
  let browser: ExtensionBrowser;
  let panel: PanelClient;
  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    browser = await openExtensionBrowser('chromium', home);
    panel = await browser.openPanelClient();
    await panel.call('sites.setTrusted', { site: '127.0.0.1', isTrusted: true });
  });
  afterAll(async () => {
    await browser.close();
    await home.dispose();
    await server.close();
  });

  async function open(how: string, { background = false, page = '/hostile-input.html' } = {}) {
    server.reset();
    const { tab } = await panel.tool<{ tab: string }>('tabs_open', {
      url: `${server.origin}${page}?${how}`,
      background,
    });
    const { text } = await panel.tool<{ text: string }>('page_snapshot', { tab });
    const ref = (label: string) => outlineOf(text).find((entry) => entry.name === label)?.ref;
    const act = (tool: string, input: object) => panel.tool<Outcome>(tool, { tab, ...input });
    return { tab, ref, act, press: (label: string) => act('page_click', { ref: ref(label) }) };
  }
  const reported = (...texts: string[]) =>
    expect.poll(() => server.reports, { timeout: 5000 }).toEqual(expect.arrayContaining(texts));
  /** Whatever was sent has been reported once a later report is there. */
  async function victims(page: Awaited<ReturnType<typeof open>>) {
    await page.act('page_type', { ref: page.ref('Other'), text: 'end' }).catch(() => undefined);
    await expect.poll(() => server.reports.some((one) => one.startsWith('other got'))).toBe(true);
    return server.reports.filter((one) => /^(?:victim|decoy)/.test(one));
  }

  describe.each(HOSTS)('with a frame of %s', (host) => {
    it.each([false, true])(
      'presses nothing in a frame that is laid under the pointer; in the background: %s',
      async (background) => {
        const page = await open(`frame@${host}`, { background });
        await expect(page.press('Meant')).rejects.toMatchObject({ code: REFUSED });
        expect(await victims(page)).toEqual([]);
      },
    );

    it('presses nothing in a frame that comes and goes', async () => {
      const page = await open(`flicker@${host}`);
      for (let times = 0; times < 6; times += 1) await page.press('Meant').catch(() => undefined);
      expect(await victims(page)).toEqual([]);
    });

    it.each(['steal-frame', 'steal-late'])('types nothing into a frame that takes the focus: %s', async (how) => {
      const page = await open(`${how}@${host}`);
      const typed = page.act('page_type', { ref: page.ref('Note'), text: 'abcdéfgh', submit: true });
      await expect(typed).rejects.toMatchObject({ code: 'policy.target_changed' });
      expect(await victims(page)).toEqual([]);
    });

    it('presses no key in a frame that has the focus', async () => {
      const page = await open(`focused@${host}`);
      await expect(page.act('page_press_key', { key: 'Enter' })).rejects.toMatchObject({ code: 'page.focus_in_frame' });
      await page.act('page_press_key', { ref: page.ref('Note'), key: 'x' });
      expect(await victims(page)).toEqual([]);
    });
  });

  it('presses nothing else of the page that comes under the pointer', async () => {
    const page = await open('decoy');
    await expect(page.press('Meant')).rejects.toMatchObject({ code: REFUSED });
    expect(await victims(page)).toEqual([]);
  });

  it.each(['steal-field', 'steal-button'])('types into nothing else that takes the focus: %s', async (how) => {
    const page = await open(how);
    const typed = page.act('page_type', { ref: page.ref('Note'), text: 'ab cd ', submit: true });
    await expect(typed).rejects.toMatchObject({ code: 'policy.target_changed' });
    expect(server.reports.filter((one) => /^(?:other|decoy)/.test(one))).toEqual([]);
  });

  it('follows what moves when it is hovered, and goes from box to box of a code', async () => {
    const page = await open('shift@localhost');
    await page.press('Meant');
    await reported('meant true');
    await page.act('page_type', { ref: page.ref('Digit 1'), text: '123' });
    await reported('code 123');
  });

  it('gives the page back to the user after a refusal', async () => {
    const page = await open('frame@localhost@mine');
    await expect(page.press('Meant')).rejects.toMatchObject({ code: REFUSED });
    const tabs = await browser.browser.pages();
    const shown = tabs.find((one) => one.url().endsWith('@mine'));
    await shown?.bringToFront();
    await shown?.click('#other');
    await shown?.keyboard.type('mine');
    await reported('other got mine');
  });

  it.each(HOSTS)('lets input into a frame that it is meant for: %s', async (host) => {
    const page = await open(`shown@${host}`);
    await page.press('Meant');
    await page.act('page_click', { ref: page.ref('Victim') });
    await reported('meant true', 'victim pressed');
  });

  it.each<[string, string, object, string]>([
    ['I agree', 'page_click', {}, 'agree true'],
    ['Far label', 'page_click', {}, 'far true'],
    ['Hover me', 'page_click', {}, 'hovered and pressed'],
    ['Goes away', 'page_click', {}, 'went away'],
    ['Shaded', 'page_click', {}, 'shaded true'],
    ['Shaded text', 'page_type', { text: 'dusk' }, 'shaded text dusk'],
    ['Rich', 'page_type', { text: 'Néw one' }, 'rich Néw one'],
    ['Area', 'page_type', { text: 'a\nb' }, String.raw`area "a\nb"`],
    ['Query', 'page_type', { text: 'cats', submit: true }, 'sent cats'],
    ['Search', 'page_press_key', { key: 'Enter' }, 'sent '],
  ])('takes %s by %s %j for what it is', async (name, tool, input, report) => {
    const page = await open('', { page: '/trusted-controls.html' });
    await page.act(tool, { ref: page.ref(name), ...input });
    await reported(report);
  });
});
