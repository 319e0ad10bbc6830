import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import { projectRoot } from './project-root.ts';

const entries = {
  arq: 'native-host/src/main.ts',
  relay: 'native-host/src/relay/main.ts',
  'pdf-worker': 'native-host/src/documents/pdf-worker.ts',
};
/** The MCP SDK would bring a schema validator of 300 kB that ARQ never calls. */
const sdkShims = join(projectRoot, 'native-host/src/gateway/mcp/sdk-shims.ts');
const KEEP_CHUNKS_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Bundles the host into `native-host/dist`: `arq.mjs` for the command line and the host, `relay.mjs` for what the
 * browser starts, `pdf-worker.mjs` for the process that reads PDFs. What is imported on demand (sensors, process control, commands) becomes a chunk of its own, so that
 * a running host neither reads nor keeps what it does not use. Minified and in ASCII, because Node keeps the whole text
 * of what it loads, in two bytes a character as soon as one needs them.
 */
export async function buildHost(): Promise<void> {
  const outputFolder = join(projectRoot, 'native-host/dist');
  const partial = join(outputFolder, `.partial-${process.pid}`);
  mkdirSync(join(outputFolder, 'chunks'), { recursive: true });
  try {
    for (const [name, input] of Object.entries(entries)) {
      const bundle = await rolldown({
        cwd: projectRoot,
        input: { [name]: input },
        platform: 'node',
        resolve: { alias: { '@modelcontextprotocol/server/_shims': sdkShims } },
        // Native code, beside the bundle in node_modules.
        external: ['@napi-rs/keyring'],
        plugins: [asciiOnly],
        logLevel: 'silent',
      });
      await bundle.write({
        dir: partial,
        format: 'esm',
        entryFileNames: '[name].mjs',
        chunkFileNames: 'chunks/[name]-[hash].mjs',
        minify: true,
      });
      await bundle.close();
    }
    // Chunks first: an entry never names one that is not there yet.
    moveFiles(join(partial, 'chunks'), join(outputFolder, 'chunks'));
    moveFiles(partial, outputFolder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  removeOldChunks(join(outputFolder, 'chunks'));
}

/** Writes what is beyond ASCII as escapes, which strings, templates and regular expressions all understand. */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        file.code = file.code
          // Raw templates show an escape as it stands, so they become strings first.
          .replaceAll(/String\.raw`((?:[^`$\\]|\$(?!\{)|\\[^`])*)`/g, (_all, raw: string) => JSON.stringify(raw))
          .replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
      }
    },
  },
};

function moveFiles(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isFile()) renameSync(join(from, entry.name), join(to, entry.name));
  }
}

/** A host that still runs the build of before loads its chunks on first use: they stay for a week. */
function removeOldChunks(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > KEEP_CHUNKS_MS) rmSync(path, { force: true });
  }
}
