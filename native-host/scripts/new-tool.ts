/**
 * `npm run new-tool -- page/hover --runs-in content --risk act` writes the definition, the handler and its test of a new
 * tool, and the indexes. What is left is to fill them in.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './project-root.ts';
import { toolFiles, toolRisks, toolRuntimes } from './tool-template.ts';

function fail(message: string): never {
  console.error(
    `${message}\nUsage: npm run new-tool -- <area>/<verb-noun> --runs-in ${toolRuntimes.join('|')} --risk ${toolRisks.join('|')}`,
  );
  process.exit(2);
}

function readArguments(): { path: string; runsIn: string | undefined; risk: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      options: { 'runs-in': { type: 'string' }, risk: { type: 'string' } },
      allowPositionals: true,
    });
    return { path: positionals[0] ?? '', runsIn: values['runs-in'], risk: values.risk };
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { path, runsIn, risk } = readArguments();
if (!/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/.test(path))
  fail('Name the tool by its file: an area, a slash, a verb and perhaps a noun, as in page/hover.');
const runtime = toolRuntimes.find((name) => name === runsIn) ?? fail('Say where it runs.');
const level = toolRisks.find((name) => name === risk) ?? fail('Say its risk.');

const files = toolFiles(path, runtime, level);
const existing = Object.keys(files).filter((file) => existsSync(join(projectRoot, file)));
if (existing.length > 0) fail(`${existing.join(', ')} is there already.`);
for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(join(projectRoot, file)), { recursive: true });
  writeFileSync(join(projectRoot, file), text);
  console.log(`Written: ${file}`);
}
const generated = spawnSync(process.execPath, [join(projectRoot, 'native-host/scripts/generate.ts')], {
  cwd: projectRoot,
  stdio: 'inherit',
});
process.exitCode = generated.status ?? 1;
