/** Serves the pages of the matrix on loopback. */
import { createServer } from 'node:http';
import { z } from 'zod';
import { bundlePage } from './bundle-page.ts';

const address = z.object({ port: z.number() });

export interface WidgetServer {
  /** Address of a page. */
  urlOf(page: string): string;
  close(): Promise<void>;
}

const html = (page: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${page}</title><body><div id="app"></div><script type="module" src="/${page}.js"></script></body></html>`;

export async function serveWidgets(): Promise<WidgetServer> {
  const server = createServer((request, response) => {
    const name = /^\/([\w-]+)(\.js)?$/.exec(request.url ?? '');
    if (name?.[1] === undefined) {
      response.writeHead(404).end();
      return;
    }
    const isScript = name[2] !== undefined;
    response.setHeader('content-type', `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8`);
    if (!isScript) {
      response.end(html(name[1]));
      return;
    }
    bundlePage(name[1]).then(
      (script) => response.end(script),
      (error: unknown) => response.end(`throw new Error(${JSON.stringify(String(error))});`),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = address.parse(server.address());
  return {
    urlOf: (page) => `http://127.0.0.1:${port}/${page}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
