/** What needs the host, in the real panel before a scripted background: calls of clients, Connections, Alerts, details. */
import { expect, test } from 'vitest';
import { calls, openScene, page, until, useScriptedPanel } from './scripted-panel.ts';

useScriptedPanel();

const open = async (query: string, key?: string) => {
  await openScene(query);
  await page.locator('.nav, .app.bare').waitFor();
  if (key !== undefined) await page.keyboard.press(key);
};
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

test('a client’s act is allowed for an hour by a person’s click, and not before the guard', async () => {
  await open('scene=call');
  const hour = button('1 hour');
  await hour.waitFor();
  await page.getByText('Claude Code asks for it.').waitFor();
  await hour.evaluate((element: HTMLElement) => element.click());
  await until(() => hour.getAttribute('aria-disabled')).toBe('false');
  await hour.evaluate((element: HTMLElement) => element.click());
  expect(await calls('approvals_decide')).toEqual([]);
  await hour.click();
  await until(() => calls('approvals_decide')).toEqual([{ approval: 'c_1', decision: 'allow-hour' }]);
  await page.getByRole('textbox').waitFor();
});

test('a client’s dangerous call is allowed once or not at all, and denied by Esc', async () => {
  await open('scene=call-danger');
  await page.getByRole('alertdialog').waitFor();
  expect(await button('Always').count()).toBe(0);
  await page.keyboard.press('Escape');
  await until(() => calls('approvals_decide')).toEqual([{ approval: 'c_1', decision: 'deny' }]);
});

test('a call does not take the place of what somebody writes, and waits behind a banner in every view', async () => {
  await open('scene=call');
  const [call] = await page.evaluate(() => window.arqBackground.openCalls);
  await page.evaluate(() => window.arqBackground.pushCalls([]));
  await page.getByRole('textbox').fill('press');
  await page.evaluate((one) => one !== undefined && window.arqBackground.pushCalls([one]), call);
  await page.getByText('Claude Code waits for you').waitFor();
  expect(await page.getByRole('alertdialog').count()).toBe(0);
  await page.keyboard.press('Alt+3');
  await button('Show').click();
  await page.getByRole('alertdialog').waitFor();
  expect(await page.getByRole('img', { name: '1 waits for you' }).count()).toBe(1);
});

test('the guard of a call starts anew when what is asked changes, and not when its time runs on', async () => {
  await open('scene=call');
  await until(() => button('Allow once').getAttribute('aria-disabled')).toBe('false');
  const lockedBy = (change: object) =>
    page.evaluate(async (changed) => {
      const { arqBackground } = window;
      arqBackground.pushCalls(arqBackground.openCalls.map((call) => ({ ...call, ...changed })));
      await new Promise((resolve) => setTimeout(resolve, 100));
      return document.querySelector('.hold')?.getAttribute('aria-disabled');
    }, change);
  expect(await lockedBy({ expiresAt: 9e12 })).toBe('false');
  expect(await lockedBy({ site: 'evil.example' })).toBe('true');
});

test('the small window shows a client’s call and decides it', async () => {
  await open('scene=call&mode=approval');
  await until(() => button('Allow once').getAttribute('aria-disabled')).toBe('false');
  await button('Allow once').click();
  await page.getByText('The decision was made.').waitFor();
});

test.each([
  ['en', 'Drag “Add to basket”?', ['to', 'Onto']],
  ['ru', 'Перетащить «Добавить в корзину»?', ['to', 'Куда']],
] as const)(
  'in %s a call is told in the reader’s words, and the page’s in its own',
  async (language, title, labels) => {
    for (const mode of ['panel', 'approval']) {
      await open(`scene=call-drag&lang=${language}&mode=${mode}`);
      await page.getByRole('heading', { name: title }).waitFor();
      expect(await page.locator('.vals dt').allTextContents()).toEqual(labels);
    }
  },
);

test('a call, whose time runs out, is not said to wait as long as it takes', async () => {
  await open('scene=call');
  await page.getByText('Allow is unlocked.').waitFor();
  expect(await page.getByText('as long as it takes').count()).toBe(0);
});

test('a button that cannot be pressed looks so under the pointer, too', async () => {
  await open('scene=connections', 'Alt+3');
  await button('New token').click();
  const make = button('Make token');
  const look = () => make.evaluate((element) => getComputedStyle(element).backgroundColor);
  await page.mouse.move(0, 0);
  const before = await look();
  await make.hover({ force: true });
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  expect(await look()).toBe(before);
});

test('“More” leads to what is connected, with one live line each', async () => {
  await open('scene=connections');
  await button('More').click();
  await button(/Connections 2 browsers, 3 programs/).click();
  await page.getByText('round trip').waitFor();
  await button('Connections').click();
  await button(/Alerts Nothing is wrong/).click();
  await page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor();
});

test('a client is revoked after a confirmation, with all it was given', async () => {
  await open('scene=connections', 'Alt+3');
  await button('More about claude-code-1').click();
  await button('Revoke everything').click();
  expect(await calls('clients_revoke')).toEqual([]);
  await button('Revoke').click();
  await until(() => calls('clients_revoke')).toEqual([{ client: 'Claude Code' }]);
  await page.getByText('Claude Code was revoked').waitFor();
  await until(() => page.getByText('tickets.stagepass-international.example').count()).toBe(0);
});

test('a token’s secret is shown once', async () => {
  await open('scene=connections', 'Alt+3');
  await button('New token').click();
  await page.getByLabel('What it is for').fill('grafana-2');
  await page.getByLabel('Level').selectOption('operator');
  await button('Make token').click();
  await until(() => calls('tokens_create')).toEqual([
    { name: 'grafana-2', level: 'operator', grant: 'read', mayApprove: false, expiresInDays: 90 },
  ]);
  const secret = page.getByText(/^arq_/);
  await secret.waitFor();
  await button('I have it').click();
  await until(() => secret.count()).toBe(0);
  await button('More about grafana-2').click();
  expect(await secret.count()).toBe(0);
});

test('browsers are named, grants taken back and tabs handed over', async () => {
  await open('scene=connections', 'Alt+3');
  await button('More about Work').click();
  await page.getByLabel('Name').fill('Office');
  await page.keyboard.press('Enter');
  await button('More about Office').click();
  await page.getByRole('switch', { name: 'Private windows' }).click();
  await until(() => calls('browsers_allow_private')).toEqual([{ browser: 'Office', isAllowed: true }]);
  await page.keyboard.press('Escape');
  await button('Revoke: Cursor on All sites').click();
  await until(() => calls('grants_revoke')).toEqual([{ grant: 'g_2' }]);
  await page.getByLabel('Hand over to: Tab abcdef.14').selectOption('cursor-1');
  await until(() => calls('tabs_hand_over')).toEqual([{ tab: 'abcdef.14', to: 'cursor-1' }]);
  await button('Release').click();
  await until(() => calls('leases_release')).toEqual([{ tab: 'abcdef.14' }]);
});

test('without a host the views say so, and lead to how it is connected', async () => {
  await open('scene=connections-away', 'Alt+3');
  await page.getByText('The host is not connected').waitFor();
  await button('How to connect it').click();
  await page.getByText('One command left').waitFor();
  await open('scene=connections-failed', 'Alt+3');
  await page.getByText('This could not be read').waitFor();
  await page.evaluate(() => window.arqBackground.broken.clear());
  await button('Try again').click();
  await page.getByText('No program is connected').waitFor();
});

test('alerts are noted, rules told to fewer, a channel tried and one made', async () => {
  await open('scene=alerts', 'Alt+4');
  await button('Take note').first().click();
  await until(() => calls('alerts_acknowledge')).toEqual([{ id: 'al_3' }]);
  await page.getByRole('checkbox', { name: 'Disk nearly full: Anna' }).click();
  await until(async () => JSON.stringify(await calls('alerts_rules_set'))).toContain('"channels":["desktop","ops"]');
  await button('Test: Anna').click();
  await page.getByText('It arrived in 184').waitFor();
  await button('Add').click();
  await page.getByLabel('Name').fill('On call');
  await page.getByLabel('Address').fill('http://example.org/hook');
  await page.getByLabel('Address').fill('https://hooks.example.org/arq');
  await button('Save').click();
  await page.getByText('wV5bX0aQ7tR2pL9mK4sJ8hG3fD6cN1zY').waitFor();
  await button('I have it').click();
  await until(() => page.getByText('wV5bX0aQ7tR2pL9mK4sJ8hG3fD6cN1zY').count()).toBe(0);
});

test('details are entered, changed and deleted', async () => {
  await open('scene=profiles', 'Alt+5');
  await button('Change Home').click();
  await until(() => page.getByLabel('Card number').getAttribute('type')).toBe('password');
  await page.getByLabel('Date of birth').fill('31.12.1990');
  await page.getByText('as 1990-12-31').waitFor();
  expect(await button('Save').isDisabled()).toBe(true);
  await page.getByLabel('Date of birth').fill('1990-12-31');
  await page.getByLabel('Middle name').fill('');
  await button('Save').click();
  await until(async () => JSON.stringify(await calls('profiles_set'))).toContain('"birthday":"1990-12-31"');
  expect(JSON.stringify(await calls('profiles_set'))).not.toContain('middleName');
  await button('Add').click();
  await page.getByLabel('Name of the profile').fill('Club');
  await page.getByLabel('Email').fill('ada@club.example');
  await button('Save').click();
  await page.getByText('Saved: Club').waitFor();
  await button('Change Work').click();
  await button('Delete').click();
  await button('Delete').last().click();
  await until(() => calls('profiles_delete')).toEqual([{ profile: 'p_2' }]);
});

test('a rule’s threshold and the quiet hours are set', async () => {
  await open('scene=alerts', 'Alt+4');
  await button(/^Memory nearly full/).click();
  await page.getByLabel('Threshold').fill('92.5');
  await button('Save').click();
  await until(async () => JSON.stringify(await calls('alerts_rules_set'))).toContain('"threshold":92.5');
  await button('Change: Quiet hours').click();
  await page.getByLabel('From').fill('21:30');
  await button('Save').click();
  await until(() => calls('alerts_quiet_set')).toEqual([{ quiet: { isOn: true, from: '21:30', to: '07:00' } }]);
});
