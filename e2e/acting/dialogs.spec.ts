import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../support/arq.ts';
import { startActing, type ActingClient } from '../support/acting-client.ts';

describe.each<BrowserName>(['chromium', 'firefox'])('dialogs in %s', (browser) => {
  let acting: ActingClient;
  beforeAll(async () => {
    acting = await startActing(browser);
  });
  afterAll(() => acting.close());

  const reported = (...texts: string[]) =>
    expect.poll(() => acting.server.reports, { timeout: 5000 }).toEqual(expect.arrayContaining(texts));

  const press = async (page: Awaited<ReturnType<ActingClient['open']>>, name: string) =>
    page.act('page_click', { ref: await page.ref(new RegExp(`button "${name}"`)) });

  it.each(['/dialogs.html', '/dialogs.html in the background'])(
    'are answered while ARQ acts, and told: %s',
    async (how) => {
      const page = await acting.open('/dialogs.html', { background: how.endsWith('background') });
      expect(await press(page, 'Tell')).toContain('An alert said “Saved for you” and was closed');
      expect(await press(page, 'Ask')).toMatch(/“Really go on\?” and was answered Cancel.*page_handle_dialog/s);
      expect(await press(page, 'Name')).toContain('“Your name?” and was answered Cancel');
      expect(await press(page, 'Print')).toContain('wanted to print');
      await reported('alert over', 'confirm false', 'prompt null', 'print over');
    },
  );

  it('page_handle_dialog says beforehand how the next one is answered', async () => {
    const page = await acting.open('/dialogs.html');
    await page.act('page_handle_dialog', { accept: true });
    expect(await press(page, 'Ask')).toContain('was answered OK');
    await page.act('page_handle_dialog', { accept: true, text: 'Ada' });
    await press(page, 'Name');
    await page.act('page_handle_dialog', { accept: true });
    await press(page, 'Name');
    await reported('confirm true', 'prompt Ada', 'prompt Nobody');
    const told = await page.act('page_handle_dialog', { accept: false });
    expect(told).toContain('Really go on?');
    // What was said counts once.
    await press(page, 'Ask');
    await press(page, 'Ask');
    await expect.poll(() => acting.server.reports.filter((one) => one === 'confirm false').length).toBe(2);
  });

  it('answers one that comes late, and one of a frame that the page reaches into', async () => {
    const page = await acting.open('/dialogs.html');
    await press(page, 'Later');
    await reported('late over');
    await press(page, 'Inner');
    await reported('frame false');
    expect(await page.act('page_handle_dialog', { accept: false })).toContain('From the frame?');
  });

  it('an answer is for the page’s own site, in all of its frames once', async () => {
    const page = await acting.open('/dialog-frames.html');
    await page.act('page_handle_dialog', { accept: true });
    expect(await press(page, 'Ask')).toContain('was answered Cancel');
    expect(await press(page, 'Own question')).toContain('was answered OK');
    expect(await press(page, 'Own question')).toContain('was answered Cancel');
    await page.act('page_handle_dialog', { accept: true, ref: await page.ref(/button "Ask"/) });
    expect(await press(page, 'Own question')).toContain('was answered Cancel');
    expect(await press(page, 'Ask')).toContain('was answered OK');
    expect(await press(page, 'Ask')).toContain('was answered Cancel');
  });

  it('OK that deletes is given only where that was allowed', async () => {
    const page = await acting.open('/dialogs.html');
    await page.act('page_handle_dialog', { accept: true });
    expect(await press(page, 'Tidy up')).toMatch(/was answered Cancel.*dangerous true/s);
    await page.act('page_handle_dialog', { accept: true, dangerous: true });
    expect(await press(page, 'Tidy up')).toContain('was answered OK');
    await reported('erase false', 'erase true');
  });

  // Where a script needs no switch.
  it.runIf(browser === 'firefox')('answers one that a script opens long after it began', async () => {
    const page = await acting.open('/dialogs.html');
    const script = 'new Promise((done) => setTimeout(() => done(confirm("Late?")), 4000))';
    expect(await page.act('page_evaluate', { script })).toContain('was answered Cancel');
  });

  it('does as a sentence says', async () => {
    const page = await acting.open('/dialogs.html');
    const done = await acting.home.run('press Ask and accept the dialog', '--tab', page.tab);
    expect(done, JSON.stringify(done)).toMatchObject({ status: 'done' });
    await reported('confirm true');
  });

  it('does not wait for ever for a page that stands still because of a dialog nobody could foresee', async () => {
    const startedAt = Date.now();
    // The page of its own accord, before ARQ has acted there.
    const blocked = await acting.open('/greets.html').catch((error: unknown) => String(error));
    const said = typeof blocked === 'string' ? blocked : await blocked.refusal('page_snapshot');
    // Firefox lets scripts of extensions run beside a dialog, while the page's timers stand.
    expect(said).toContain('page.silent');
    expect(Date.now() - startedAt).toBeLessThan(14_000);
  });
});
