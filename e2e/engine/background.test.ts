import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

describe.each<BrowserName>(['chromium', 'firefox'])('a tab in the background of %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  test('is acted on as quickly as one in front', async () => {
    await browser.load(`<form onsubmit="event.preventDefault(); s.textContent = 'Hello ' + n.value"><label>Name <input id=n></label>
      <label><input type=checkbox id=t>Terms</label><button id=b disabled>Go</button></form><p id=s role=status></p><script>
      window.log = []; for (const type of ['focusin', 'focusout']) addEventListener(type, e => log.push(type + e.target.id));
      n.onblur = () => b.disabled = !n.value;</script>`);
    await browser.inBackground(async () => {
      expect(await browser.read('document.hidden')).toBe(true);
      const start = performance.now();
      expect(await browser.call('page_type', { ref: '$#n', text: 'Ada' })).toMatchObject({ value: 'Ada' });
      await browser.call('page_set_checked', { ref: '$#t', checked: true });
      expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({ changed: 'Page says “Hello Ada”' });
      expect(performance.now() - start).toBeLessThan(3000);
      expect(await browser.read('log.join(" ")')).toContain('focusinn focusoutn');
      expect(await browser.read('t.checked')).toBe(true);
    });
  });

  test('gets frames, ends of animations and short timers during an act', async () => {
    await browser.load(`<style>#m { opacity: 0; transition: opacity 200ms } #m.on { opacity: 1 }
      @keyframes slide { from { transform: scale(0) } } #m.on { animation: slide 200ms both }</style>
      <button id=b>Open</button><div id=m role=menu>Menu</div><p id=s role=status></p><script>
      window.log = []; window.own = [setTimeout, requestAnimationFrame, HTMLElement.prototype.focus];
      for (const type of ['transitionend', 'animationend']) m.addEventListener(type, () => log.push(type));
      b.onclick = () => requestAnimationFrame(() => requestAnimationFrame((at) => { log.push(typeof at); m.className = 'on' }));
      m.onanimationend = () => setTimeout((word) => { s.textContent = word }, 100, 'Open');</script>`);
    await browser.inBackground(async () => {
      const start = performance.now();
      expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({ changed: 'Page says “Open”' });
      expect(performance.now() - start).toBeLessThan(1000);
      expect(await browser.read('getComputedStyle(m).opacity')).toBe('1');
      expect(await browser.read('[...new Set(log)].toSorted().join()')).toBe('animationend,number,transitionend');
      const isAsBefore =
        'own[0] === setTimeout && own[1] === requestAnimationFrame && own[2] === HTMLElement.prototype.focus';
      expect(await browser.read(isAsBefore)).toBe(true);
    });
  });

  test('takes back what the page takes back, and calls nothing twice', async () => {
    await browser.load(`<button id=b>Go</button><script>window.log = []; b.onclick = () => {
      clearTimeout(setTimeout(() => log.push('cleared'), 20)); cancelAnimationFrame(requestAnimationFrame(() => log.push('cancelled')));
      setTimeout(() => log.push('timer'), 30); requestAnimationFrame(() => log.push('frame')) };</script>`);
    await browser.inBackground(async () => {
      await browser.call('page_click', { ref: '$#b' });
      expect(await browser.read('log.toSorted().join()')).toBe('frame,timer');
    });
    // In sight again, the browser has nothing left to call.
    await browser.read('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)))');
    expect(await browser.read('log.toSorted().join()')).toBe('frame,timer');
  });

  test('is told when its script moves the focus', async () => {
    await browser.load(
      `<button id=b onclick="i.focus()">Open</button><input id=i aria-label=Item onfocus="s.textContent = 'Focused'"><p id=s role=status></p>`,
    );
    await browser.inBackground(async () => {
      expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({ changed: 'Page says “Focused”' });
    });
  });

  test('follows links', async () => {
    await browser.load('<a id=a href="/next">Next</a>');
    await browser.inBackground(async () => {
      // The evaluation may never come back from a page that is gone.
      browser.call('page_click', { ref: '$#a' }).catch(() => undefined);
      await expect.poll(() => browser.requests, { timeout: 5000 }).toEqual(['/next']);
    });
  });
});
