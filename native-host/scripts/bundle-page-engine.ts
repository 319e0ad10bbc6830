/** Writes `.output/page-engine.js`: one script that defines `globalThis.arqPage` from the content script's own code. */
import { join } from 'node:path';
import { build } from 'rolldown';

const root = join(import.meta.dirname, '../..');

/** Bundles one entry of the page engine into a classic script. @returns the script's path. */
export async function bundlePageEngine(
  entry = 'extension/content/page-bundle.ts',
  output = '.output/page-engine.js',
): Promise<string> {
  const file = join(root, output);
  await build({ input: join(root, entry), output: { file, format: 'iife', minify: false }, logLevel: 'warn' });
  return file;
}

if (import.meta.main) console.log(await bundlePageEngine());
