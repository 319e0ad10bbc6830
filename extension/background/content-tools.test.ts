import { beforeEach, expect, it, vi } from 'vitest';
import type { Dialogs } from './dialogs/dialogs.ts';
import type { DownloadTraces } from './download-traces.ts';
import type { Navigations } from './navigations.ts';
import { ArqError } from '../../shared/protocol/errors.ts';
import { ownCall } from './own-calls.ts';
import type { PageCalls } from './page-calls.ts';

/** While a button of tab 1 is pressed, tabs 2 and 3 are opened from it, 3 in a private window. */
let isTrusted: boolean;
let isPrivate: boolean;
vi.stubGlobal('chrome', {
  storage: { local: { get: async (key: string) => ({ [key]: 'aaaaaaaaaa' }), set: async () => undefined } },
  tabs: { get: async (id: number) => ({ id, url: 'https://a.example/', incognito: isPrivate || id === 3 }) },
});
const { ContentTools } = await import('./content-tools.ts');

const opened = (openedTabId: number, url: string) => ({ seq: 1, tabId: 1, step: 'opened', url, openedTabId });
const events = [opened(3, 'https://secret.example/'), opened(2, 'https://b.example/')];
const navigations = {
  now: 0,
  onFrame: () => undefined,
  expectReady: () => ({ ready: Promise.resolve(), end: () => undefined }),
  eventsSince: () => events,
  waitFor: async (_tab: number, _since: number, read: (told: typeof events) => unknown) => read(events),
} as unknown as Navigations;
const pages = {
  locate: async () => ({ tabId: 1, frameId: 0 }),
  prepareAct: () => undefined,
} as unknown as PageCalls;
const dialogs = { prepareAct: async () => undefined } as unknown as Dialogs;
const downloads = { noteAct: () => undefined } as unknown as DownloadTraces;
const input = {
  call: async () => ({ output: { url: '', title: '', navigated: false, changed: 'Pressed.' }, isTrusted }),
};
const press = () =>
  new ContentTools({ pages, navigations, dialogs, downloads }, input).call(
    'page_click',
    { ref: 'd1e1', tab: 'aaaaaaaaaa.1' },
    ownCall(),
  );

beforeEach(() => {
  isPrivate = false;
});

it('takes a tab that the browser’s own input opened, and tells nothing of private ones', async () => {
  isTrusted = true;
  const answer = await press();
  expect(answer).toMatchObject({ opensTab: 'https://b.example/', openedTab: 'aaaaaaaaaa.2' });
  expect(JSON.stringify(answer)).not.toContain('secret.example');
});

it('tells of private ones where the page is in such a window itself', async () => {
  [isTrusted, isPrivate] = [true, true];
  expect(await press()).toMatchObject({ opensTab: 'https://secret.example/' });
});

it('only names a tab that came while a script clicked: it may be the user’s', async () => {
  isTrusted = false;
  const answer = await press();
  expect(answer).toMatchObject({ changed: 'Pressed. A new tab opens https://b.example/.' });
  expect(answer).not.toHaveProperty('openedTab');
});

it('acts in no document that came while the act was prepared', async () => {
  let isGone = false;
  const leaving = {
    locate: async () => {
      if (isGone) throw new ArqError('page.ref_stale', 'gone');
      return { tabId: 1, frameId: 4 };
    },
    prepareAct: () => undefined,
  } as unknown as PageCalls;
  const slow = {
    prepareAct: async () => {
      isGone = true;
    },
  } as unknown as Dialogs;
  const content = new ContentTools({ pages: leaving, navigations, dialogs: slow, downloads });
  const pressed = content.call('page_click', { ref: 'd1e1', tab: 'aaaaaaaaaa.1' }, ownCall());
  await expect(pressed).rejects.toMatchObject({ code: 'page.ref_stale' });
});

it('fills no fields of several tabs in one go', async () => {
  let tabId = 0;
  const apart = { locate: async () => ({ tabId: (tabId += 1), frameId: 0 }) } as unknown as PageCalls;
  const content = new ContentTools({ pages: apart, navigations, dialogs, downloads });
  const fields = ['d1e1', 'd2e1'].map((ref) => ({ ref, value: 'x' }));
  const filled = content.call('page_fill_form', { fields, tab: 'aaaaaaaaaa.1' }, ownCall());
  await expect(filled).rejects.toMatchObject({ code: 'tool.input_invalid' });
});
