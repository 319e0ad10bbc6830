/** A small site that a test writes itself: paths and what they answer, on two host names. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SiteAnswer = (request: IncomingMessage, response: ServerResponse, site: SiteServer) => void;

export interface SiteServer {
  readonly origin: string;
  /** The same under another host name: another site. */
  readonly otherOrigin: string;
  /** Requests so far, as `METHOD path`. */
  readonly requests: string[];
  close(): Promise<void>;
}

export async function startSite(answers: Readonly<Record<string, SiteAnswer>>): Promise<SiteServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://local');
    requests.push(`${request.method} ${pathname}`);
    const answer = Object.hasOwn(answers, pathname) ? answers[pathname] : undefined;
    if (answer !== undefined) return answer(request, response, site);
    response.statusCode = 404;
    response.end('Not found');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const site: SiteServer = {
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  return site;
}

/** Answers with a page. */
export const page =
  (html: string | ((site: SiteServer) => string)): SiteAnswer =>
  (_request, response, site) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en">${typeof html === 'string' ? html : html(site)}</html>`);
  };
