import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../support/arq.ts';
import { startActing, type ActingClient } from '../support/acting-client.ts';

describe.each<BrowserName>(['chromium', 'firefox'])('small acts in %s', (browser) => {
  let acting: ActingClient;
  beforeAll(async () => {
    acting = await startActing(browser);
  });
  afterAll(() => acting.close());

  const reported = (...texts: string[]) =>
    expect.poll(() => acting.server.reports, { timeout: 5000 }).toEqual(expect.arrayContaining(texts));

  it.each([false, true])(
    'page_click_at, page_move_at and page_drag_at reach canvas and SVG; in the background: %s',
    async (background) => {
      const page = await acting.open('/points.html', { background });
      const canvas = await page.ref(/"Drawing"/);
      await page.act('page_click_at', { ref: canvas, x: 40, y: 30 });
      await page.act('page_drag_at', { ref: canvas, x: 10, y: 20, toX: 110, toY: 90 });
      await page.act('page_move_at', { x: 50, y: 250 });
      await page.act('page_click_at', { x: 50, y: 250 });
      await reported('canvas click 40,30', 'canvas drawn 10,20 to 110,90 in true', 'over dot', 'dot');
    },
  );

  it('say what is at a point before it is pressed', async () => {
    const page = await acting.open('/points.html');
    expect(await page.refusal('page_click_at', { x: 90_000, y: 10 })).toContain('page.point_outside');
    const act = acting.home.call('page_click_at', { tab: page.tab, ref: await page.ref(/Delete account/), x: 5, y: 5 });
    await expect(act).rejects.toThrow(/approval/);
    expect(acting.server.reports).not.toContain('sent');
  });

  it('page_focus, page_long_press and the second and third click', async () => {
    const page = await acting.open('/points.html');
    await page.act('page_focus', { ref: await page.ref(/"Note"/) });
    await page.act('page_long_press', { ref: await page.ref(/"Hold me"/), ms: 700 });
    await page.act('page_long_press', { ref: await page.ref(/"Hold me"/), ms: 700, touch: true });
    await page.act('page_click', { ref: await page.ref(/"Note"/), count: 3 });
    expect(await page.act('page_copy')).toContain('one two three');
    await reported('focused', 'held by mouse', 'held by touch');
  });

  it('page_copy and page_paste, and nothing of a private field', async () => {
    const page = await acting.open('/points.html');
    expect(await page.act('page_copy', { ref: await page.ref(/"Note"/) })).toContain('one two three');
    expect(await page.refusal('page_copy', { ref: await page.ref(/"Password"/) })).toContain('page.private');
    await page.act('page_focus', { ref: await page.ref(/Alpha beta/) });
    expect(await page.act('page_copy')).toContain('the page’s own words');
    expect(await page.act('page_paste', { ref: await page.ref(/"Note"/), text: 'pasted ' })).toContain('pasted');
    await page.act('page_paste', { ref: await page.ref(/"Rich text"/), text: 'bold', html: '<b>bold</b>' });
    await reported('pasted <b>bold</b>');
    expect(await page.act('page_snapshot')).toContain('bold');
    expect(await page.refusal('page_paste', { ref: await page.ref(/"Drawing"/), text: 'x' })).toContain(
      'page.not_editable',
    );
  });

  it('page_pinch and the wheel of page_scroll', async () => {
    const page = await acting.open('/points.html');
    const map = await page.ref(/"Map"/);
    await page.act('page_pinch', { ref: map, scale: 2 });
    await reported('wheel pinch in');
    await page.act('page_scroll', { ref: map, by: 300 });
    await reported('wheel turn out');
  });

  it('page_highlight shows a frame that no snapshot holds', async () => {
    const page = await acting.open('/points.html');
    // The first line names the snapshot, which is another one each time.
    const look = async () => (await page.act('page_snapshot')).split('\n').slice(1).join('\n');
    const before = await look();
    expect(await page.act('page_highlight', { ref: await page.ref(/"Hold me"/), label: 'Here', ms: 5000 })).toContain(
      'true',
    );
    expect(await look()).toBe(before);
  });

  it('a press of what only the pointer would be shown, and of nothing that even it would not be', async () => {
    const [page, ...others] = [await acting.open('/pointed.html'), await acting.open('/pointed.html')];
    const press = async (name: string, { tab } = page) =>
      (await acting.home.run(`press ${name}`, '--tab', tab)).steps[0];
    for (const name of ['Pin', 'Stick']) expect(await press(name)).toMatchObject({ status: 'done' });
    const refused = { error: { code: 'page.not_visible' } };
    expect(await Promise.all([press('Mute'), press('Flag', others[0])])).toMatchObject([refused, refused]);
    await expect.poll(() => acting.server.reports).toEqual(['pinned', 'adopted']);
  });

  it('page_dismiss_overlays declines, closes, and leaves decisions', async () => {
    const page = await acting.open('/overlays.html');
    const said = await page.act('page_dismiss_overlays');
    await reported('news closed', 'cookies saved false');
    expect(acting.server.reports).not.toContain('subscribed');
    expect(acting.server.reports).not.toContain('plan');
    expect(said).toContain('Which plan');
  });

  it('page_hand_over waits until the user is through', async () => {
    const page = await acting.open('/sign-in.html');
    expect(await page.act('page_hand_over', { for: 'login', timeoutMs: 1500 })).toMatch(
      /through: false|"through":\s*false/,
    );
    const waiting = page.act('page_hand_over', { for: 'login', timeoutMs: 20_000 });
    await acting.home.call('page_navigate', { tab: page.tab, url: `${acting.server.origin}/article.html` });
    expect(await waiting).toMatch(/through: true|"through":\s*true/);
  });

  it('a run waits for its user, says so, and goes on', async () => {
    const page = await acting.open('/sign-in.html');
    const { runId } = await acting.home.call<{ runId: string }>('runs_start', {
      command: 'wait until I have logged in, then read the page',
      tab: page.tab,
    });
    const status = async () => (await acting.home.call<{ run: { status: string } }>('runs_get', { runId })).run.status;
    await expect.poll(status, { timeout: 10_000 }).toBe('question');
    await acting.home.call('page_navigate', { tab: page.tab, url: `${acting.server.origin}/article.html` });
    await expect.poll(status, { timeout: 20_000 }).toBe('done');
  });
});
