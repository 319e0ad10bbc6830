import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds the panel by itself and serves it on a free port of loopback. Built, since pages come up in a tenth of the
 * time that hundreds of single modules take, and tests open many.
 */
export async function servePanel(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'arq-panel-'));
  const own = { root, configFile: false, logLevel: 'error' } as const;
  await build({
    ...own,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { outDir, emptyOutDir: true, minify: false, rolldownOptions: { input: join(root, 'e2e/panel/index.html') } },
  });
  const server = await preview({ ...own, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const close = async () => {
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${address.port}/e2e/panel/index.html`, close };
}
