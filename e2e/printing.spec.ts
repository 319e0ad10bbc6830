import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome } from './support/arq.ts';
import { connectClient, textOf, type TestClient } from './support/mcp-clients.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';
import { readPdfContent, type PdfContent } from './support/pdf-text.ts';

interface Print {
  readonly mime: string;
  readonly title: string;
  readonly base64: string;
  readonly bytes: number;
}

const SECRETS = ['hunter-two-secret', 'shown-secret', '4111111111111111', '493817', '737-shadow', '5500005555555559'];
/** In points; browsers round by a point. */
const A4 = [595, 842] as const;
const A5_LANDSCAPE = [595, 420] as const;
const LETTER = [612, 792] as const;

function expectSize({ width, height }: PdfContent, [wide, high]: readonly [number, number]): void {
  expect(Math.abs(width - wide) + Math.abs(height - high), `${width} × ${height}`).toBeLessThanOrEqual(2);
}

describe('page_print_pdf in chromium without windows', () => {
  let home: ArqHome;
  let server: PageServer;
  let tab: string;
  let client: TestClient;

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.openBrowser('chromium', '--headless');
    ({ tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/print.html` }));
    client = await connectClient(home, '2025-11-25', { tools: 'all' });
  });
  afterAll(async () => {
    await client.close();
    await home.dispose();
    await server.close();
  });

  const print = (input: object = {}) => home.call<Print>('page_print_pdf', { tab, ...input });

  it('holds the page with its frames, and nothing of what is private, not even beneath the black', async () => {
    const { mime, title, base64, bytes } = await print({ background: true });
    expect([mime, title, bytes]).toEqual(['application/pdf', 'Invoice 7', Buffer.from(base64, 'base64').length]);
    const content = await readPdfContent(base64);
    expectSize(content, A4);
    expect(content.pages).toHaveLength(3);
    const text = content.pages.join('\n');
    for (const shown of ['Twelve oranges and a lemon', 'Ada Lovelace', 'Pay here', 'Third page'])
      expect(text).toContain(shown);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    const plain = await readPdfContent((await print()).base64);
    for (const secret of SECRETS) expect(plain.pages.join('\n')).not.toContain(secret);
  });

  it('has the paper, the pages and the scale that were asked for', async () => {
    const wide = await readPdfContent((await print({ landscape: true, size: 'A5', pages: '2-' })).base64);
    expectSize(wide, A5_LANDSCAPE);
    expect(wide.pages.map((text) => text.trim())).toEqual(['Second page', 'Third page']);
    const letter = await readPdfContent((await print({ size: 'letter', pages: '1,3', scale: 0.5 })).base64);
    expectSize(letter, LETTER);
    expect(letter.pages).toHaveLength(2);
    await expect(print({ pages: '9' })).rejects.toThrow(/pages.*page\.print_failed/s);
    await expect(print({ pages: 'all' })).rejects.toThrow(/1-3,5,8-.*tool\.input_invalid/s);
  });

  it('works in a tab behind others, and leaves the page as it was', async () => {
    await home.call('tabs_open', { url: `${server.origin}/article.html` });
    expect((await readPdfContent((await print()).base64)).pages.join('\n')).toContain('Twelve oranges');
    const { text } = await home.call<{ text: string }>('page_snapshot', { tab });
    const ref = /\[ref=(\w+)\]/.exec(text.split('\n').find((line) => line.includes('"Card number"')) ?? '')?.[1];
    const { properties } = await home.call<{ properties: Record<string, string> }>('page_read_style', { tab, ref });
    expect(properties['background-color']).toBe('rgb(255, 255, 255)');
  });

  it('reaches a client as a link to the PDF, which only that client can follow', async () => {
    const result = await client.call('page_print_pdf', { tab });
    expect(result.isError, textOf(result)).not.toBe(true);
    expect(textOf(result)).toMatch(/^PDF of “Invoice 7”, \d+ bytes, linked\./);
    const link = result.content.find(({ type }) => type === 'resource_link');
    expect(link).toMatchObject({ mimeType: 'application/pdf', name: 'Invoice 7.pdf' });
    const { blob = '', mimeType } = await client.read(link?.uri ?? '');
    expect([mimeType, Buffer.from(blob, 'base64').toString('latin1', 0, 5)]).toEqual(['application/pdf', '%PDF-']);
    const other = await connectClient(home, '2025-11-25', { tools: 'all', name: 'other' });
    await expect(other.read(link?.uri ?? '')).rejects.toThrow(/no such handle/);
    await other.close();
  });

  it('is a file of the run that a sentence began', async () => {
    const report = await home.run('print this page to PDF in landscape', '--tab', tab);
    expect(report, JSON.stringify(report)).toMatchObject({ status: 'done', steps: [{ tool: 'page_print_pdf' }] });
    const file = report.steps[0]?.file ?? '';
    expect(file).toMatch(/step-1\.pdf$/);
    expectSize(await readPdfContent(readFileSync(file).toString('base64')), [A4[1], A4[0]]);
  });
});

describe('page_print_pdf in firefox', () => {
  let home: ArqHome;
  let server: PageServer;

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.openBrowser('firefox', '--headless');
  });
  afterAll(async () => {
    await home.dispose();
    await server.close();
  });

  it('opens no dialogue for a client, for some pages only, or for a tab that is not in front', async () => {
    const { tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/print.html` });
    const client = await connectClient(home, '2025-11-25', { tools: 'all', args: ['--grant', 'danger'] });
    const refused = await client.call('page_print_pdf', { tab });
    await client.close();
    expect(textOf(refused)).toMatch(/^page\.print_not_allowed: .*only when the user asks/);
    await expect(home.call('page_print_pdf', { tab, pages: '1' })).rejects.toThrow(/Firefox prints all pages/);
    await home.call('tabs_open', { url: `${server.origin}/article.html` });
    await expect(home.call('page_print_pdf', { tab })).rejects.toThrow(/tabs_activate.*page\.print_in_front/s);
  });
});
