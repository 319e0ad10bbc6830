import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startActing, type ActingClient } from '../support/acting-client.ts';
import type { BrowserName } from '../support/arq.ts';

const WAYS = ['none', 'invisible', 'clear', 'tiny', 'away', 'clipped', 'aria', 'inert', 'folded', 'around', 'inside'];
/** Of each hidden frame what a person or a model could be told. */
const HIDDEN = new RegExp(`(?:Told|Email|Send) (?:${[...WAYS, 'nested'].join('|')})`);

describe.each<BrowserName>(['chromium', 'firefox'])('frames that their page hides, in %s', (browser) => {
  let acting: ActingClient;
  beforeAll(async () => {
    acting = await startActing(browser);
    await acting.home.call('profiles_set', {
      name: 'Home',
      values: { firstName: 'Canaria', emailAddress: 'canary-7341@example.org' },
    });
  });
  afterAll(() => acting.close());

  it.each(['', '?other'])('are neither told nor found, of this site and of another: %s', async (query) => {
    const page = await acting.open(`/hidden-frames.html${query}`);
    await page.act('page_wait_for', { text: 'Told shown' });
    for (const tool of ['page_snapshot', 'page_read_text', 'page_read_forms', 'page_read_markdown']) {
      const told = await page.act(tool, { maxTokens: 20_000 });
      expect(told, tool).toMatch(/(?:Told|Email) shown/);
      expect(told, tool).not.toMatch(HIDDEN);
    }
    const found = await page.act('page_find', { role: 'button', name: 'Send', limit: 30 });
    expect(found).toContain('Send shown');
    expect(found).not.toMatch(HIDDEN);
    expect(await page.refusal('page_wait_for', { text: 'Told folded', ms: 500 })).toContain('page.wait_timeout');
  });

  it('are no target of a sentence', async () => {
    const page = await acting.open('/hidden-frames.html');
    const run = await acting.home.run('press Send none', '--tab', page.tab);
    // Only the other one is there to choose.
    expect(run).toMatchObject({ status: 'question' });
    expect(JSON.stringify(run)).not.toMatch(/button.{0,20}Send (?!shown)/);
    expect(acting.server.reports).toEqual([]);
  });

  it('take no details, those that are shown do', async () => {
    const page = await acting.open('/hidden-frames.html');
    const filled = () => acting.home.call<{ fields: { name: string }[] }>('page_fill_profile', { tab: page.tab });
    expect((await filled()).fields.map(({ name }) => name)).toEqual(['Email shown']);
    await expect.poll(() => acting.server.reports).toContain('filled shown');
    // One comes for each letter, the last ones late: none may be left for the next test.
    let before = 0;
    const isStill = () => before === (before = acting.server.reports.length);
    await expect.poll(isStill, { interval: 700, timeout: 10_000 }).toBe(true);
    expect(acting.server.reports.filter((one) => one !== 'filled shown')).toEqual([]);
  });

  it('take no details when they were hidden since their form was found', async () => {
    const page = await acting.open('/hidden-frames.html');
    const told = await acting.home.call<{ forms: { ref: string; name: string }[] }>('page_read_forms', {
      tab: page.tab,
    });
    const form = told.forms.find(({ name }) => name === 'Form shown')?.ref;
    // The heading covers what lies below it from now on.
    const heading = await page.ref(/heading "Hidden frames"/);
    await page.act('page_click', { ref: heading });
    const filling = acting.home.call('page_fill_profile', { tab: page.tab, form });
    await expect(filling).rejects.toThrow(/form_hidden|not to be seen/);
    expect(acting.server.reports).toEqual([]);
  });

  const filledIn = async (way: string) => {
    acting.server.reset();
    const page = await acting.open(`/barely-seen-frames.html?${way}`);
    // Details are for the frame; the page around it has no fields.
    await page.act('page_wait_for', { text: 'First name' }).catch(() => undefined);
    const answer = await acting.home
      .call<{ fields: { name: string }[] }>('page_fill_profile', { tab: page.tab })
      .catch(String);
    return typeof answer === 'string' ? answer : answer.fields.map(({ name }) => name);
  };

  it.each(['circle', 'circle-around', 'scaled', 'holed', 'holed-clear', 'boxed', 'boxed-scroller'])(
    'take no details where next to nothing of them shows: %s',
    async (way) => {
      expect(await filledIn(way)).toMatch(/form_hidden|not to be seen|no_form|No form/);
      expect(acting.server.reports).toEqual([]);
    },
  );

  it.each(['plain', 'tall-below', 'in-scroller', 'over-background', 'in-shadow', 'among-many'])(
    'take details where a person scrolls to them: %s',
    async (way) => {
      expect(await filledIn(way)).toEqual(['First name', 'Email']);
      // Else they come in the midst of the next test.
      await expect.poll(() => acting.server.reports).toHaveLength(2);
    },
  );

  it.each([
    'then-clipped',
    'then-small',
    'then-faint',
    'then-faint-twice',
    'then-blurred',
    'then-faint-slot',
    'then-under',
    'then-under-clear',
    'then-under-inert',
    'then-under-shadow',
    'then-shadow-under',
    'then-shadow-under-clear',
  ])('take no more details once they are hidden between two fields: %s', async (way) => {
    expect(await filledIn(way)).toEqual(['First name']);
    await expect.poll(() => acting.server.reports).toEqual(['filled first']);
  });

  // Firefox knows its frames without telling them anything, so that there is nothing to hand on.
  it.runIf(browser === 'chromium')('take no details by what a frame that shows was told', async () => {
    acting.server.reset();
    const page = await acting.open('/barely-seen-frames.html?token');
    // Tells each frame who it is; the page hands one's on to the hidden one that it makes then.
    await page.act('page_read_forms', {});
    await expect.poll(() => acting.server.reports).toEqual(['hidden made']);
    const formRef = async () =>
      (await acting.home.call<{ forms: { ref: string }[] }>('page_read_forms', { tab: page.tab })).forms[0]?.ref;
    await expect.poll(formRef).toBeDefined();
    const filling = acting.home.call('page_fill_profile', { tab: page.tab, form: await formRef() });
    await expect(filling).rejects.toThrow('page.form_hidden');
    expect(acting.server.reports).toEqual(['hidden made']);
  });
});
