import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { projectRoot } from './project-root.ts';

const entries = { arq: 'native-host/src/main.ts', relay: 'native-host/src/relay/main.ts' };

/**
 * Bundles the host into `native-host/dist`: `arq.mjs` for the command line and the host, `relay.mjs` for what the
 * browser starts. One file each: reading a hundred small ones would cost the relay more time than it has, and a
 * running host that loads a chunk on first use must not find it gone after an update.
 */
export async function buildHost(): Promise<void> {
  const outputFolder = join(projectRoot, 'native-host/dist');
  mkdirSync(outputFolder, { recursive: true });
  for (const [name, input] of Object.entries(entries)) {
    const bundle = await rolldown({ cwd: projectRoot, input, platform: 'node', logLevel: 'silent' });
    const partial = join(outputFolder, `.${name}.partial.mjs`);
    // Minified for the sake of start and memory: Node reads and keeps the whole text.
    await bundle.write({ file: partial, format: 'esm', codeSplitting: false, minify: true });
    await bundle.close();
    rmSync(join(outputFolder, `${name}.mjs`), { force: true });
    renameSync(partial, join(outputFolder, `${name}.mjs`));
  }
}
