import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

describe.each<BrowserName>(['chromium', 'firefox'])('the mark in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  test('tells the user taking over from what ARQ does', async () => {
    await browser.load('<input id=i><button id=b>Go</button>');
    expect(await browser.call('frame_mark', { runId: 'r_1', on: true })).toEqual({ marked: true });
    await browser.call('page_type', { ref: '$#i', text: 'Ada' });
    await browser.call('page_click', { ref: '$#b' });
    await browser.call('page_press_key', { key: 'Enter', ref: '$#i' });
    expect(await browser.read('JSON.stringify(arqEngine.reports)')).toBe('[]');
    await browser.page.click('#i');
    await browser.page.keyboard.type('xyz');
    expect(await browser.read('JSON.stringify(arqEngine.reports)')).toBe('[{"kind":"arq.user-acted","runId":"r_1"}]');
  });

  test('is shown above all, takes no clicks, comes back, and goes', async () => {
    await browser.load('<button id=b onclick="document.title=\'clicked\'" style="position:fixed;inset:0">Go</button>');
    await browser.call('frame_mark', { runId: 'r_1', on: true });
    await browser.read('document.querySelector("arq-mark").remove()');
    await expect.poll(() => browser.read('document.querySelectorAll("arq-mark").length')).toBe(1);
    expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({ title: 'clicked' });
    const { text } = await browser.call('frame_snapshot', {});
    expect(text).not.toContain('ARQ');
    expect(await browser.call('frame_mark', { runId: 'r_2', on: false })).toEqual({ marked: true });
    expect(await browser.call('frame_mark', { runId: 'r_1', on: false })).toEqual({ marked: false });
    expect(await browser.read('document.querySelectorAll("arq-mark").length')).toBe(0);
  });

  test('blacks out private fields for a picture and puts everything back', async () => {
    await browser.load(`<header id=h style="position: fixed; top: 0px;">Head</header><input id=p type=password value=s3cret style="color: red !important;"><input id=n value=Ada>
      <div style="height:3000px;width:10px"></div>`);
    const before = await browser.read('document.body.innerHTML');
    const size = await browser.call('frame_measure', { capturing: true, ref: '$#p' });
    expect(size).toMatchObject({ viewport: { height: 700 }, scroll: { x: 0, y: 0 } });
    expect(
      await browser.read(
        '[getComputedStyle(p).color, getComputedStyle(p).backgroundColor, getComputedStyle(n).color].join(";")',
      ),
    ).toBe('rgb(0, 0, 0);rgb(0, 0, 0);rgb(0, 0, 0)');
    expect(await browser.read('getComputedStyle(n).backgroundColor')).not.toBe('rgb(0, 0, 0)');
    expect(
      await browser.call('frame_measure', { capturing: true, hideFixed: true, scrollTo: { x: 0, y: 700 } }),
    ).toMatchObject({ scroll: { y: 700 } });
    expect(await browser.read('getComputedStyle(h).opacity')).toBe('0');
    expect(await browser.call('frame_measure', {})).toMatchObject({ scroll: { y: 0 } });
    expect(await browser.read('document.body.innerHTML')).toBe(before);
  });
});
