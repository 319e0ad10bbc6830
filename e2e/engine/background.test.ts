import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveHidden } from '../../extension/messaging/serve-hidden.ts';
import { BEGUN_WORK } from '../../extension/messaging/begun-work.ts';
import { LONGEST_ACT_MS } from '../../extension/messaging/witness-events.ts';
import { witnessWork } from '../../extension/messaging/work-witness.ts';
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
      clearTimeout(setTimeout(() => log.push('cleared'), 20)); clearInterval(setTimeout(() => log.push('cleared so'), 20)); cancelAnimationFrame(requestAnimationFrame(() => log.push('cancelled')));
      setTimeout(() => log.push('timer'), 30); requestAnimationFrame(() => log.push('frame')) };</script>`);
    await browser.inBackground(async () => {
      await browser.call('page_click', { ref: '$#b' });
      expect(await browser.read('log.toSorted().join()')).toBe('frame,timer');
    });
    // In sight again, the browser has nothing left to call.
    await browser.read('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)))');
    expect(await browser.read('log.toSorted().join()')).toBe('frame,timer');
  });

  test('gets nothing more while it is only waited for, and is let go when nobody waits', async () => {
    await browser.load('<script>window.own = [setTimeout, fetch]; window.drawn = 0</script>');
    await browser.inBackground(async () => {
      await browser.call('frame_activity', {});
      await browser.read(
        `(function draw() { drawn += 1; requestAnimationFrame(draw) })(); fetch('/data?late=600').then(() => 0)`,
      );
      expect(await browser.read('drawn')).toBeLessThan(6);
    });
    await expect
      .poll(() => browser.read('own[0] === setTimeout && own[1] === fetch'), { timeout: 9000, interval: 500 })
      .toBe(true);
  });

  test('is not waited for because of a show, also when it was waited for before', async () => {
    await browser.load(`<button id=b>Go</button><script>window.own = setTimeout; b.onclick = () => {
      let left = 400; (function draw() { if (left--) requestAnimationFrame(draw) })() }</script>`);
    await browser.inBackground(async () => {
      await browser.call('frame_activity', {});
      await browser.read('requestAnimationFrame(() => 0)');
      const start = performance.now();
      await browser.call('page_click', { ref: '$#b' });
      expect(performance.now() - start).toBeLessThan(1500);
    });
    await expect.poll(() => browser.read('own === setTimeout'), { timeout: 9000, interval: 500 }).toBe(true);
  });

  test('leaves nothing behind when frames are done in another order than they began', async () => {
    await browser.load(`<iframe id=f srcdoc="<p>Inner</p>"></iframe><script>
      window.log = []; window.own = [setTimeout, clearTimeout, requestAnimationFrame, fetch, console.error];
      onerror = (text) => log.push('error here')</script>`);
    const inner = browser.page.frames()[1];
    await inner?.evaluate(
      `(${serveHidden.toString()})('inner', ${LONGEST_ACT_MS}); (${witnessWork.toString()})('inner', ${JSON.stringify(BEGUN_WORK)})`,
    );
    await browser.read(`window.tell = (key, ...steps) => { for (const step of steps)
      (key === 'inner' ? f.contentWindow : window).dispatchEvent(new Event(key + step, { cancelable: true })) }`);
    await browser.inBackground(async () => {
      await browser.read(`tell('arq-test', '.aside', '.serve', '.begin'); tell('inner', '.aside', '.serve', '.begin');
        tell('arq-test', '.end', '.aside', '.unserve');
        setTimeout(function () { log.push(this === window ? 'this' : 'another') }, 20);
        setTimeout(() => { throw new Error('Thrown') }, 30);
        fetch('/data?late=300').then(() => 0)`);
      expect(await browser.read('log.join()')).toBe('this,error here');
      await browser.read(`log.length = 0; const late = setTimeout(() => log.push('late'), 0);
        tell('inner', '.end', '.aside', '.unserve'); clearTimeout(late); fetch('/data?late=100').then(() => 0)`);
      expect(await browser.read('log.join()')).toBe('');
    });
    await browser.read('clearTimeout(setTimeout(() => 0)); cancelAnimationFrame(requestAnimationFrame(() => 0))');
    await browser.read('console.error(); fetch("/data").then(() => 0)');
    const now = '[setTimeout, clearTimeout, requestAnimationFrame, fetch, console.error]';
    expect(await browser.read(`${now}.map((one, at) => one === own[at]).join()`)).toBe('true,true,true,true,true');
  });

  test('is shown what comes in although something else stands still', async () => {
    await browser.load(`<p id=m>Still</p><p id=n>New</p><button id=b>Go</button><p id=s role=status></p><script>
      b.onclick = () => setTimeout(() => { m.animate({ opacity: [0, 1] }, 200).playbackRate = 0;
        n.animate({ opacity: [0, 1] }, 200).onfinish = () => { s.textContent = 'Shown' } }, 20)</script>`);
    await browser.inBackground(async () => {
      expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({ changed: 'Page says “Shown”' });
    });
  });

  test('is served in the zone whose timer it was, as Angular renders after', async () => {
    await browser.load(`<button id=b>Go</button><p id=s role=status></p><script>
      window.Zone = class { static current = { wrap: (inner) => function (...given) {
        try { return inner.apply(this, given) } finally { s.textContent = state } } } };
      let state = ''; b.onclick = () => setTimeout(() => { state = 'Rendered' }, 100)</script>`);
    await browser.inBackground(async () => {
      expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({ changed: 'Page says “Rendered”' });
    });
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
