import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Serves the panel by itself on a free port of loopback. */
export async function servePanel(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    cacheDir: `${root}/e2e/.cache/vite-${process.pid}`,
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (address === null || address === undefined || typeof address === 'string')
    throw new Error('The server has no port.');
  return { url: `http://127.0.0.1:${address.port}/e2e/panel/index.html`, close: () => server.close() };
}
