import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';
import { trialBrowsers } from '../support/trial-browsers.ts';

/** What a button may set off before its message stands there. `say()` shows it. */
const REACTIONS: readonly (readonly [name: string, script: string])[] = [
  ['in its handler', 'say()'],
  ['in a microtask', 'Promise.resolve().then(say)'],
  ['in the next task', 'setTimeout(say)'],
  ['after 16 ms', 'setTimeout(say, 16)'],
  ['after 50 ms', 'setTimeout(say, 50)'],
  ['after 200 ms', 'setTimeout(say, 200)'],
  ['after 500 ms', 'setTimeout(say, 500)'],
  ['after a chain of timers', 'setTimeout(() => setTimeout(() => setTimeout(say, 120), 120), 120)'],
  ['with an interval', 'const i = setInterval(() => { clearInterval(i); say() }, 150)'],
  [
    'in slices, as React renders',
    'let left = 8; const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { left-- ? port2.postMessage(0) : say() }; port2.postMessage(0)',
  ],
  ['when a server answered a fetch', 'fetch("/data?late=250").then(r => r.text()).then(say)'],
  ['when a slow server answered', 'fetch("/data?late=1800").then(r => r.text()).then(say)'],
  [
    'when a server answered, and then rendered late',
    'fetch("/data?late=200").then(r => r.text()).then(() => setTimeout(say, 30))',
  ],
  [
    'when a server answered an XMLHttpRequest',
    'const x = new XMLHttpRequest(); x.open("GET", "/data?late=250"); x.onload = say; x.send()',
  ],
  [
    'when a part of its script was loaded',
    'late = say; const e = document.createElement("script"); e.src = "/script?late=250"; document.head.append(e)',
  ],
  [
    'when a worker answered',
    'const w = new Worker(URL.createObjectURL(new Blob(["onmessage = () => setTimeout(() => postMessage(1), 100)"]))); w.onmessage = say; w.postMessage(1)',
  ],
  ['when a file was read', 'const r = new FileReader(); r.onload = say; r.readAsText(new Blob(["x".repeat(1e6)]))'],
  ['when a blob was read', 'new Blob(["x".repeat(1e6)]).arrayBuffer().then(say)'],
  ['when a digest was made', 'crypto.subtle.digest("SHA-256", new Uint8Array(4e6)).then(say)'],
  ['when a database was opened', 'indexedDB.open("d" + Math.random()).onupgradeneeded = say'],
  ['when it went back', 'history.pushState(1, "", "#there"); onpopstate = say; history.back()'],
  ['through a message to itself', 'onmessage = say; postMessage(1, "*")'],
  [
    'through another frame',
    'onmessage = (e) => { if (e.data === 2) say() }; document.querySelector("iframe").contentWindow.postMessage(1, "*")',
  ],
];
const VISIBLE_REACTIONS: typeof REACTIONS = [
  ['in the next frame', 'requestAnimationFrame(say)'],
  ['two frames later', 'requestAnimationFrame(() => requestAnimationFrame(say))'],
];

const pageFor = (script: string) =>
  `<p role=status id=s></p><script>function say() { s.textContent = 'Done' }; function react() { ${script} }; var late</script>
  <iframe srcdoc="<script>onmessage = (e) => e.source.postMessage(2, '*')</script>"></iframe>
  <button id=b onclick="react()">Go</button>`;

describe.each<BrowserName>(trialBrowsers)('an act in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  const timed = async (tool: string, input: object) => {
    const start = performance.now();
    const outcome = await browser.call(tool, input);
    return { outcome, ms: performance.now() - start };
  };

  test.each([...REACTIONS, ...VISIBLE_REACTIONS])('is answered when the page replies %s', async (_, script) => {
    await browser.load(pageFor(script));
    const { outcome, ms } = await timed('page_click', { ref: '$#b' });
    expect(outcome).toMatchObject({ changed: 'Page says “Done”' });
    expect(ms).toBeLessThan(3500);
  });

  test('is answered when a hidden page has replied', async () => {
    for (const [reaction, script] of REACTIONS) {
      await browser.load(pageFor(script));
      await browser.inBackground(async () => {
        expect(await browser.read('document.hidden')).toBe(true);
        expect(await browser.call('page_click', { ref: '$#b' }), reaction).toMatchObject({
          changed: 'Page says “Done”',
        });
      });
    }
  });

  test('waits for a search that begins when typing has stopped', async () => {
    await browser.load(`<p role=status id=s></p><input id=i aria-label=Search><script>
      let t; i.oninput = () => { clearTimeout(t); t = setTimeout(() => fetch('/data?late=150').then(r => r.text()).then(() => { s.textContent = 'Found ' + i.value }), 300) }</script>`);
    expect(await browser.call('page_type', { ref: '$#i', text: 'tea' })).toMatchObject({
      changed: 'Page says “Found tea”',
    });
  });

  test('waits until a dialog has faded in', async () => {
    await browser.load(`<style>#d { opacity: 0; transition: opacity 300ms } #d.on { opacity: 1 }</style>
      <div id=d role=dialog aria-label=Choice>Yes or no</div><button id=b onclick="d.className='on'">Go</button>`);
    await browser.call('page_click', { ref: '$#b' });
    expect(await browser.read('getComputedStyle(d).opacity')).toBe('1');
  });

  test('does not wait for colours and ripples', async () => {
    await browser.load(`<style>button { transition: background 900ms } button:focus { background: red }
      @keyframes ripple { from { transform: scale(0) } } .ripple { position: absolute; animation: ripple 900ms }</style>
      <button id=b onclick="b.insertAdjacentHTML('beforeend', '<i class=ripple>o</i>')">Go</button>`);
    const { ms } = await timed('page_click', { ref: '$#b' });
    expect(ms).toBeLessThan(600);
  });

  test('does not wait for clocks, shows, reminders and requests that were there before', async () => {
    await browser.load(`<p id=c></p><p id=w style="position:relative">x</p><script>
      setInterval(() => { c.textContent = performance.now() }, 10);
      (function roll() { w.style.left = performance.now() % 100 + 'px'; requestAnimationFrame(roll) })();
      fetch('/data?late=5000').catch(() => 0);</script>
      <button id=b onclick="setTimeout(() => 0, 3000); navigator.sendBeacon('/beacon?late=5000')">Go</button>`);
    const { ms } = await timed('page_click', { ref: '$#b' });
    expect(ms).toBeLessThan(1300);
  });

  test('tells of a failure that nobody handles, as the page is told', async () => {
    await browser.load(`<p role=status id=s></p><button id=b onclick="fetch('http://127.0.0.1:1/')">Go</button>
      <script>onunhandledrejection = () => { s.textContent = 'Unheard' }</script>`);
    const outcome = JSON.stringify(await browser.call('page_click', { ref: '$#b' }));
    expect(outcome).toMatch(/"changed":"Page says “Unheard”; Console: error: TypeError/);
  });

  test('takes nothing from who waits for the network', async () => {
    await browser.load('<p>Wait</p>');
    const ask = async (...steps: string[]) =>
      browser.read(
        `${JSON.stringify(steps)}.map((step) => !dispatchEvent(new Event('arq-test' + step, { cancelable: true })))`,
      );
    await ask('.begin');
    await browser.read(`void fetch('/data?late=700').then(() => { window.isThere = true })`);
    expect(await ask('.aside', '.serve', '.begin', '.loading', '.fetching')).toEqual([false, false, true, false, true]);
    await ask('.end', '.aside', '.unserve');
    await expect.poll(() => browser.read('window.isThere'), { timeout: 5000 }).toBe(true);
    expect(await ask('.fetching', '.end')).toEqual([false, false]);
  });

  test('on a page that does nothing is answered at once', async () => {
    await browser.load('<button id=b>Go</button>');
    await browser.call('page_click', { ref: '$#b' });
    const times: number[] = [];
    for (let round = 0; round < 9; round += 1) times.push((await timed('page_click', { ref: '$#b' })).ms);
    expect(times.toSorted((a, b) => a - b)[4]).toBeLessThan(120);
  });

  test('tells what the console said, and leaves the page as it was', async () => {
    await browser.load(`<button id=b onclick="console.error('No such', {item: 4}); nothing()">Go</button>
      <script>window.own = [setTimeout, fetch, console.error, XMLHttpRequest.prototype.send]</script>`);
    const { changed } = await browser.call('page_click', { ref: '$#b' });
    expect(changed).toMatch(/^Console: error: No such \{"item":4\} \| error: .*nothing is not defined/);
    expect(
      await browser.read('own.join() === [setTimeout, fetch, console.error, XMLHttpRequest.prototype.send].join()'),
    ).toBe(true);
    expect(await browser.read('own[0] === setTimeout && own[1] === fetch && own[2] === console.error')).toBe(true);
  });

  test('tells no line of the console where a private value stands', async () => {
    await browser.load(`<input type=password id=p oninput="console.warn('typed ' + p.value)">`);
    const told = await browser.call('page_type', { ref: '$#p', text: 'hunter2secret' });
    expect(JSON.stringify(told)).not.toContain('hunter2');
    expect(told['changed']).toMatch(/^Console: \d errors or warnings$/);
  });

  test('gives a page without a witness more time', async () => {
    await browser.load(pageFor('setTimeout(say, 30)'));
    await browser.read('arqEngine.witness = undefined');
    expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({ changed: 'Page says “Done”' });
  });

  test('is answered within its bounds by a page that is never at rest', async () => {
    await browser.load(
      `<button id=b onclick="(function more() { document.body.append(document.createElement('i')); setTimeout(more, 1) })()">Go</button>`,
    );
    const { ms, outcome } = await timed('page_click', { ref: '$#b' });
    expect(ms).toBeLessThan(3500);
    expect(outcome['changed']).toMatch(/elements appeared/);
  });
});
