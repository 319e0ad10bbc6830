/** The real panel in a real browser, before a scripted background: what a person can and cannot do. */
import type { FrameLocator } from '@playwright/test';
import { expect, test } from 'vitest';
import { calls, openScene, page, until, useScriptedPanel } from './scripted-panel.ts';

useScriptedPanel();

const button = (name: string | RegExp) => page.getByRole('button', { name });

test('Enter makes the plan, Shift and Enter a new line, and Enter on the plan runs it', async () => {
  await openScene('scene=empty');
  const composer = page.getByRole('textbox');
  await composer.click();
  await page.keyboard.type('press');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('Register');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Plan' }).waitFor();
  expect(await calls('runs_start')).toEqual([{ command: 'press\nRegister', planOnly: true, tab: 'abcdef.1' }]);
  // The same Enter, hit twice, does not run what nobody has read.
  await page.keyboard.press('Enter');
  expect(await calls('runs_resume')).toEqual([]);
  await until(async () => {
    await page.keyboard.press('Enter');
    return await calls('runs_resume');
  }).toEqual([{ runId: 'r_new' }]);
  await button('Pause').waitFor();
});

test('a composer that opened in a sliver is as low as ever once the panel is wide', async () => {
  const height = async () => (await page.getByRole('textbox').boundingBox())?.height ?? 0;
  await openScene('scene=empty');
  const low = await height();
  await page.setViewportSize({ width: 40, height: 900 });
  await openScene('scene=empty');
  expect(await height()).toBeGreaterThan(low);
  await page.setViewportSize({ width: 380, height: 900 });
  await until(height).toBe(low);
});

test('Edit gives the sentence back as it was written and puts the plan aside', async () => {
  await openScene('scene=empty');
  await page.getByRole('textbox').fill('type s3cret into Password');
  await page.keyboard.press('Enter');
  await page.evaluate(() => window.arqBackground.pushRun('r_new', { command: 'type •••• into Password' }));
  await button('Edit').click();
  expect(await page.getByRole('textbox').inputValue()).toBe('type s3cret into Password');
  expect(await calls('runs_stop')).toEqual([{ runId: 'r_new' }]);
});

test('an approval cannot be given before the guard opens, nor by a script, and is denied by Esc', async () => {
  // The page's clock stands still but for what is let through, so that a slow machine cannot let the guard elapse.
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  await openScene('scene=approval');
  const allow = button('Allow once');
  await allow.waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Deny');
  for (let waitedMs = 0; waitedMs < 400; waitedMs += 200) {
    await page.clock.runFor(200);
    await allow.click({ force: true, noWaitAfter: true });
  }
  expect(await allow.getAttribute('aria-disabled')).toBe('true');
  expect(await calls('runs_approve')).toEqual([]);
  await page.clock.runFor(600);
  expect(await allow.getAttribute('aria-disabled')).toBe('false');
  await allow.evaluate((element: HTMLElement) => element.click());
  await allow.evaluate((element) => element.dispatchEvent(new MouseEvent('click', { bubbles: true })));
  await page.evaluate(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
  expect(await calls('runs_approve')).toEqual([]);
  await page.keyboard.press('Escape');
  await until(() => calls('runs_approve')).toEqual([{ runId: 'r_1', approvalId: 'a_1', decision: 'deny' }]);
});

test('a person’s click after the guard allows, once', async () => {
  await openScene('scene=approval');
  await until(() => button('Allow once').getAttribute('aria-disabled')).toBe('false');
  await button('Allow once').click();
  await until(() => calls('runs_approve')).toEqual([{ runId: 'r_1', approvalId: 'a_1', decision: 'allow' }]);
  await button('Pause').waitFor();
});

test('the guard starts anew when the content of the gate changes', async () => {
  await openScene('scene=approval');
  await until(() => button('Allow once').getAttribute('aria-disabled')).toBe('false');
  const locked = await page.evaluate(async () => {
    const { arqBackground } = window;
    arqBackground.pushRun('r_1', { pageTitle: 'same' });
    const approval = arqBackground.run('r_1')?.approval;
    if (approval !== undefined) arqBackground.pushRun('r_1', { approval: { ...approval, site: 'evil.example' } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    return document.querySelector('.hold')?.getAttribute('aria-disabled');
  });
  expect(locked).toBe('true');
});

test('a gate longer than the panel opens only after it was read to its end', async () => {
  await page.setViewportSize({ width: 340, height: 560 });
  await openScene('scene=approval');
  await page.getByText('Scroll to the end first').waitFor();
  await page.keyboard.press('End');
  await until(() => button('Allow once').getAttribute('aria-disabled')).toBe('false');
});

test('two open panels show one approval, and both go on when one decides', async () => {
  await page.setViewportSize({ width: 800, height: 1200 });
  await openScene('scene=approval&panels=2');
  const [one, two] = ['one', 'two'].map((name) => page.frameLocator(`iframe[name="${name}"]`)) as [
    FrameLocator,
    FrameLocator,
  ];
  await one.getByRole('heading', { name: 'Press “Register and send”?' }).waitFor();
  await two.getByRole('heading', { name: 'Press “Register and send”?' }).waitFor();
  await two.getByRole('button', { name: 'Deny' }).click();
  await one.getByText('Stopped', { exact: true }).first().waitFor();
  await two.getByText('Stopped', { exact: true }).first().waitFor();
});

test('Stop everything works from anywhere, and a failed call is told', async () => {
  await openScene('scene=running');
  await button('Stop everything').waitFor();
  await page.keyboard.press('Alt+2');
  await page.evaluate(() => window.arqBackground.broken.add('runs_stop'));
  await page.keyboard.press('Control+.');
  await page.getByText('The run was not stopped.').waitFor();
  await page.getByText('The tab was closed meanwhile.').waitFor();
  await page.evaluate(() => window.arqBackground.broken.clear());
  await page.keyboard.press('Control+.');
  await page.getByText('1 run was stopped').waitFor();
});

test('P pauses and goes on; stopping a step that acts asks once', async () => {
  await openScene('scene=running');
  await button('Pause').waitFor();
  await page.keyboard.press('p');
  await button('Continue').waitFor();
  await page.keyboard.press('p');
  await button('Pause').waitFor();
  await page.keyboard.press('Escape');
  expect(await calls('runs_stop')).toEqual([]);
  await button('Stop after this step').click();
  await until(() => calls('runs_stop')).toEqual([{ runId: 'r_1' }]);
});

test('history is searched, a run opened, and deleted after a confirmation', async () => {
  await openScene('scene=runs');
  await page.getByRole('button', { name: 'Runs' }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('nothing like this');
  await page.getByText('Nothing matches “nothing like this”').waitFor();
  await page.keyboard.press('Escape');
  await button(/Failed at step 3/).click();
  await page.getByText('step.failed').waitFor();
  await button('Delete').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await until(() => calls('runs_delete')).toEqual([{ runId: 'r_11' }]);
  await page.getByRole('searchbox').waitFor();
});

test('never on this site is set, and sites are asked for within the click itself', async () => {
  await openScene('scene=permission');
  await button('Allow sites').click();
  await until(() => calls('permissions.request')).toEqual([{ isActive: true }]);
  await button('Read and act').click();
  await page.getByRole('switch', { name: 'Never on this site' }).click();
  await until(() => calls('sites.setNever')).toEqual([{ site: 'meridianconf.example', isNever: true }]);
  await page.keyboard.press('Escape');
  await page.getByText('meridianconf.example is off limits').waitFor();
});

test('what a call was refused for is asked for within the click, or not now', async () => {
  await openScene('scene=history');
  await page.getByText('ARQ was asked for your history').waitFor();
  await button('Allow').click();
  await until(() => calls('permissions.request')).toEqual([{ name: 'history', isActive: true }]);
  await until(() => calls('permission.settle')).toEqual([{ name: 'history' }]);
  await openScene('scene=history');
  await button('Not now').click();
  await page.getByText('ARQ was asked for your history').waitFor({ state: 'detached' });
});

test('a line that broke is opened again, and what ended meanwhile is shown as ended', async () => {
  await openScene('scene=running');
  await button('Pause').waitFor();
  await page.evaluate(() => {
    window.arqBackground.dropPanels();
    window.arqBackground.pushRun('r_1', { status: 'done', endedAt: Date.now(), message: 'All of it is done' });
  });
  await page.getByText('All of it is done').first().waitFor();
});
