import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { probedBrowsers, type ProbedTab } from '../support/probe-extension.ts';

interface ProbeAnswer {
  readonly lines: readonly string[];
  readonly frames: readonly { readonly at: number; readonly token: string }[];
  readonly ms: number;
  readonly text: string;
  readonly reports: readonly { readonly kind: string; readonly token: string }[];
}

const CLOSED = `<div id=host><b slot=in>Light</b></div><script>
  const outer = document.querySelector('#host').attachShadow({ mode: 'closed' });
  outer.innerHTML = '<label>Secret garden <input value=rose></label><slot name=in></slot><section></section>';
  const inner = outer.querySelector('section').attachShadow({ mode: 'closed' });
  inner.innerHTML = '<button>Water</button>';</script>`;

const HOSTILE = `<iframe title=Child></iframe><script>
  // A page that sends nonces of its own after the parent's and to everybody.
  const spam = () => { for (const w of [window, frames[0]]) w?.postMessage({ kind: 'arq.frame-nonce', token: 'f'.repeat(32) }, '*'); };
  document.querySelector('iframe').src = location.href.replace(location.hostname, location.hostname === 'localhost' ? '127.0.0.1' : 'localhost').replace('parent', 'child');
  document.addEventListener('spam', spam);</script>`;

const MANY = Array.from(
  { length: 700 },
  (_, n) =>
    `<div><div><span><a href="/${n}">Link ${n}</a></span></div><p>Text <b>${n}</b></p><button>B${n}</button></div>`,
).join('');

const pages: Readonly<Record<string, string>> = {
  '/closed': CLOSED,
  '/parent': HOSTILE,
  '/child': '<button>Inside</button>',
  '/many': MANY,
};

/** Asks every frame's probe and waits for its answers. */
async function ask(tab: ProbedTab): Promise<(ProbeAnswer | undefined)[]> {
  await tab.evaluateInFrames(() => {
    document.documentElement.removeAttribute('data-arq-answer');
    dispatchEvent(new Event('arq-ask'));
  });
  const read = () => document.documentElement.getAttribute('data-arq-answer');
  await expect.poll(async () => (await tab.evaluateInFrames(read)).every((answer) => answer !== null)).toBe(true);
  return (await tab.evaluateInFrames(read)).map((answer) =>
    answer === null ? undefined : (JSON.parse(answer) as ProbeAnswer),
  );
}

describe.each(Object.entries(probedBrowsers))('in the content script world of %s', (browser, open) => {
  let server: Server;
  let tab: ProbedTab;
  let origin = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html').end(pages[request.url ?? ''] ?? '');
    }).listen(0);
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    tab = await open();
  });
  afterAll(async () => {
    await tab.close();
    server.close();
  });

  test('reads closed shadow roots inside each other', async () => {
    await tab.goto(`${origin}/closed`);
    const [answer] = await ask(tab);
    expect(answer?.lines.map((line) => line.replace(/ \[ref=.*?\]/, ''))).toEqual([
      '- textbox "Secret garden": rose',
      '- text: Light',
      '- button "Water"',
    ]);
    expect(answer?.text).toContain('Secret garden rose');
  });

  test('joins an iframe with its frame by a nonce that later ones do not replace', async () => {
    await tab.goto(`${origin}/parent`);
    await ask(tab);
    await tab.evaluate(() => document.dispatchEvent(new Event('spam')), undefined);
    const [parent, child] = await ask(tab);
    const token = parent?.frames[0]?.token;
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(child?.reports.map((report) => report.token))).toEqual(new Set([token]));
    expect(parent?.reports).toEqual([]);
  });

  test('reads 5,000 elements with closed roots looked for', async () => {
    await tab.goto(`${origin}/many`);
    await ask(tab);
    const [answer] = await ask(tab);
    console.log(`${browser}: ${answer?.lines.length} lines in ${Math.round(answer?.ms ?? 0)} ms`);
    expect(answer?.ms).toBeLessThan(1500);
  });
});
