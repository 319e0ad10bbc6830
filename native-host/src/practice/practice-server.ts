/**
 * Serves the practice pages on loopback and keeps what was sent to them in memory, until the process ends. It answers
 * under its own address alone: another site that finds the port can neither read nor send.
 */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';

const MAX_BODY_BYTES = 64 * 1024;
const MAX_SUBMISSIONS = 100;
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Submission {
  readonly fields: ReadonlyMap<string, string>;
}

export interface PracticeServer {
  /** Address of the sign-up form. */
  readonly url: string;
  readonly submissions: readonly Submission[];
  close(): Promise<void>;
}

/** Starts the server on a free port; `folder` holds the pages. */
export async function startPracticeServer(folder: string): Promise<PracticeServer> {
  // Loaded here: it would cost the host, which shares this bundle and never serves pages, 18 MB.
  const { createServer } = await import('node:http');
  const submissions: Submission[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      // The browser went away in the middle, or sent garbage; the next request is a new one.
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    const isForeign = request.headers.host !== `127.0.0.1:${port}` || (request.headers.origin ?? origin) !== origin;
    if (isForeign) return send(response, 403, 'text/plain', 'This server is for the practice page alone.');
    const { pathname } = new URL(request.url ?? '/', origin);
    if (request.method === 'POST' && pathname === '/sign-up') {
      const fields = new Map(new URLSearchParams(await readBody(request)));
      submissions.push({ fields });
      if (submissions.length > MAX_SUBMISSIONS) submissions.shift();
      response.writeHead(303, { location: `/welcome?number=${submissions.length}` });
      response.end();
      return undefined;
    }
    if (request.method !== 'GET') return send(response, 405, 'text/plain', 'Only GET, and POST to /sign-up.');
    if (pathname === '/welcome') return sendWelcome(response);
    const file = pathname === '/' ? 'sign-up.html' : basename(pathname);
    const type = contentTypes[extname(file)];
    if (type === undefined) return send(response, 404, 'text/plain', 'There is no such page.');
    try {
      return send(response, 200, type, await readFile(join(folder, file)));
    } catch {
      return send(response, 404, 'text/plain', 'There is no such page.');
    }
  }

  async function sendWelcome(response: ServerResponse): Promise<void> {
    const page = await readFile(join(folder, 'welcome.html'), 'utf8');
    const rows = [...(submissions.at(-1)?.fields ?? [])].map(
      ([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`,
    );
    send(
      response,
      200,
      'text/html; charset=utf-8',
      page.replace('<!-- rows -->', () => rows.join('\n')),
    );
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => resolve());
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    submissions,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'self'; style-src 'self'; form-action 'self'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('The form is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
