import { expect, it } from 'vitest';
import { atRest, candidate, MemoryJournal, inspecting, scriptedBrowser } from './testing/scripted-browser.ts';
import { planOffline } from '../plan/offline/plan-offline.ts';

it.each([
  [
    'fill First name with Ada, Last name with Lovelace, choose Germany in Country, tick I accept the terms and press Sign up, then take a full-page screenshot',
    { names: ['First name', 'Last name'], country: 'Germany', button: 'Sign up' },
  ],
  [
    'заполни Имя: Ада, Фамилия: Лавлейс, выбери Германия в поле Страна, отметь Я согласен с условиями и нажми Зарегистрироваться, затем сделай скриншот всей страницы',
    { names: ['Имя', 'Фамилия'], country: 'Германия', button: 'Зарегистрироваться' },
  ],
])('carries out “%s” as it was planned', async (command, { names, country, button }) => {
  const journal = new MemoryJournal();
  const scripted = scriptedBrowser([], { journal, plan: planOffline });
  scripted.on('page_ground', ({ target }) => {
    const { name = '' } = target as { readonly name?: string };
    return { outcome: 'one', candidates: [candidate(`d1e-${name}`, name)] };
  });
  scripted.on(
    'page_inspect',
    inspecting((ref) => ({ submits: ref === `d1e-${button}` })),
  );
  const { id } = await scripted.service.start({ command }, { kind: 'cli' });
  const run = await atRest(scripted, id);
  expect(run.status).toBe('done');
  expect(scripted.acts()).toEqual([
    'page_fill_form',
    'page_select_option',
    'page_set_checked',
    'page_click',
    'page_screenshot',
  ]);
  const inputOf = (wanted: string) => scripted.calls.find(({ tool }) => tool === wanted)?.input;
  expect(inputOf('page_fill_form')).toMatchObject({ fields: names.map((name) => ({ ref: `d1e-${name}` })) });
  expect(inputOf('page_select_option')).toMatchObject({ options: [country] });
  expect(inputOf('page_click')).toMatchObject({ ref: `d1e-${button}` });
  expect(inputOf('page_screenshot')).toMatchObject({ fullPage: true });
  expect((await journal.findRun(id))?.command).toBe(command);
});

const BRANCHES =
  'if there is no "Log out" link, click Log in and press Escape, otherwise click Account and press Enter, then click Done';

it.each([
  [BRANCHES, [], ['Log in', 'Escape', 'Done']],
  [BRANCHES, ['Log out'], ['Account', 'Enter', 'Done']],
  ['if there is a Close button, click it and press Escape', ['Close'], ['Close', 'Escape']],
  ['if there is a Close button, click it and press Escape', [], []],
])('decides “%s” once, where %j is there at first', async (command, there, done) => {
  const links = new Set(['Log in', 'Account', 'Done', ...there]);
  const scripted = scriptedBrowser([], { plan: planOffline });
  scripted.on('page_ground', ({ target }) => {
    const { name = '' } = target as { readonly name?: string };
    return links.has(name)
      ? { outcome: 'one', candidates: [candidate(name, name)] }
      : { outcome: 'none', candidates: [] };
  });
  const acted: unknown[] = [];
  // Whatever is pressed turns the page into its opposite.
  const turn = (name: string) => links.delete(name) || links.add(name);
  const outcome = { url: 'https://shop.example/cart', title: 'Cart', navigated: false, changed: '' };
  scripted.on('page_click', ({ ref }) => {
    acted.push(ref);
    turn('Log out');
    turn('Close');
    return outcome;
  });
  scripted.on('page_press_key', ({ key }) => {
    acted.push(key);
    return outcome;
  });
  const { id } = await scripted.service.start({ command }, { kind: 'panel' });
  expect(await atRest(scripted, id)).toMatchObject({ status: 'done' });
  expect(acted).toEqual(done);
});
