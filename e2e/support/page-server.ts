/**
 * Serves the pages under test on loopback and writes down what they received: forms as the server sees them, and
 * what the page's own listeners reported. Nothing of ARQ runs here, so it is the witness of every end-to-end test.
 */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const pagesFolder = join(import.meta.dirname, '../pages');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/** With `?tells`, a page reports after every change which of its fields no longer hold what they came with. */
const TELLS_CHANGES = `
  const fields = [...document.querySelectorAll('input, select, textarea')];
  const before = fields.map((field) => field.value);
  addEventListener('change', () => {
    const changed = fields.flatMap((field, at) =>
      field.value === before[at] ? [] : [{ value: field.value }]);
    void fetch('/report', { method: 'POST', body: JSON.stringify(changed) });
  });`;

export interface Submission {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface PageServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** The same server under another host name: another origin. */
  readonly otherOrigin: string;
  /** Forms received, oldest first. */
  readonly submissions: Submission[];
  /** What pages reported with `report(…)`, oldest first. */
  readonly reports: string[];
  /** Forgets what was received. */
  reset(): void;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function thanksPage(fields: Readonly<Record<string, string>>): string {
  const rows = Object.entries(fields).map(([key, value]) => `<li>${escapeHtml(key)}: ${escapeHtml(value)}</li>`);
  return `<!doctype html><html lang="en"><title>Thank you</title><h1>Thank you</h1><ul>${rows.join('')}</ul><div style="height:2400px;background:linear-gradient(#cde,#edc)"></div><p>The end of the page</p></html>`;
}

/** Starts the server on a free port of the loopback interface. */
export async function startPageServer(): Promise<PageServer> {
  const submissions: Submission[] = [];
  const reports: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://local');
    if (url.pathname.startsWith('/submit/')) {
      const source = request.method === 'POST' ? new URLSearchParams(await readBody(request)) : url.searchParams;
      const fields = Object.fromEntries(source);
      submissions.push({ path: url.pathname, fields });
      // Received at once, answered late: for what may happen in between.
      await delay(Math.min(Number(url.searchParams.get('ms') ?? 0), 20_000));
      response.setHeader('content-type', 'text/html; charset=utf-8').end(thanksPage(fields));
      return;
    }
    if (url.pathname === '/report') {
      reports.push(await readBody(request));
      response.end();
      return;
    }
    if (url.pathname === '/never') return; // a page that never loads: the response stays open
    if (url.pathname === '/slow') await delay(Math.min(Number(url.searchParams.get('ms') ?? 1000), 20_000));
    const name = url.pathname === '/slow' ? '/article.html' : url.pathname;
    const file = join(pagesFolder, normalize(name));
    if (!file.startsWith(pagesFolder) || !existsSync(file) || extname(file) === '') {
      response.statusCode = 404;
      response.end('Not found');
      return;
    }
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    if (url.searchParams.has('tells')) response.end(`${readFileSync(file, 'utf8')}<script>${TELLS_CHANGES}</script>`);
    else createReadStream(file).pipe(response);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    submissions,
    reports,
    reset() {
      submissions.length = 0;
      reports.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
