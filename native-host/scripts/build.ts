/**
 * Builds the extension for both browsers and the host. `ensureBuilt` builds what is older than its inputs and is what
 * `npm start`, `npm run arq` and the tests call; run as a program, it builds what is named, always.
 */
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildHost } from './build-host.ts';
import { withBuildLock } from './build-lock.ts';
import { buildTargets, type BuildTargetName } from './build-targets.ts';
import { projectRoot } from './project-root.ts';

const SOURCE_FILE = '**/*.*';

function hashInputs(target: BuildTargetName): string {
  const hash = createHash('sha256');
  for (const input of buildTargets[target].inputs) {
    const path = join(projectRoot, input);
    if (!existsSync(path)) continue;
    const files = statSync(path).isDirectory() ? globSync(SOURCE_FILE, { cwd: path }).toSorted() : [''];
    for (const file of files) {
      if (/\.test\.tsx?$/.test(file) || !statSync(join(path, file)).isFile()) continue;
      hash.update(`${input}/${file}\0`).update(readFileSync(join(path, file)));
    }
  }
  return hash.digest('hex');
}

function isFresh(target: BuildTargetName): boolean {
  const { output, stamp } = buildTargets[target];
  return existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashInputs(target);
}

/**
 * Runs WXT in a process of its own; its chatter is shown only when it fails. It empties the folder that it builds
 * into, so it gets one of its own, and a browser that starts meanwhile finds the build of before.
 */
async function buildExtension(browser: 'chrome' | 'firefox'): Promise<void> {
  const place = dirname(buildTargets[browser].output);
  const partial = `${place}.partial-${process.pid}`;
  try {
    await runWxt(browser, partial);
    rmSync(place, { recursive: true, force: true });
    renameSync(join(partial, `${browser}-mv3`), place);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

async function runWxt(browser: 'chrome' | 'firefox', folder: string): Promise<void> {
  const wxt = join(projectRoot, 'node_modules/wxt/bin/wxt.mjs');
  const child = spawn(process.execPath, [wxt, 'build', '-b', browser, '--mv3'], {
    cwd: projectRoot,
    env: { ...process.env, ARQ_EXTENSION_OUTPUT: relative(projectRoot, folder) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  if (exitCode !== 0) throw new Error(`Building the ${buildTargets[browser].name} failed.\n${output}`);
}

async function buildTarget(target: BuildTargetName): Promise<void> {
  // Hashed before building: an input that changes meanwhile makes the next call build again.
  const hash = hashInputs(target);
  await (target === 'host' ? buildHost() : buildExtension(target));
  const { stamp } = buildTargets[target];
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/** Builds the stale ones among `targets` and returns them; says on stderr what it builds, nothing when all is fresh. */
export async function ensureBuilt(targets: readonly BuildTargetName[]): Promise<BuildTargetName[]> {
  if (targets.every((target) => isFresh(target))) return [];
  const built: BuildTargetName[] = [];
  await withBuildLock(async () => {
    for (const target of targets) {
      if (isFresh(target)) continue;
      process.stderr.write(`Building the ${buildTargets[target].name} …\n`);
      await buildTarget(target);
      built.push(target);
    }
  });
  return built;
}

const targetsOfWord: Record<string, readonly BuildTargetName[]> = {
  extension: ['chrome', 'firefox'],
  chrome: ['chrome'],
  firefox: ['firefox'],
  host: ['host'],
};

if (import.meta.main) {
  const words = process.argv.slice(2);
  const unknown = words.find((word) => targetsOfWord[word] === undefined);
  if (unknown !== undefined) {
    console.error(`Unknown target "${unknown}". Targets are ${Object.keys(targetsOfWord).join(', ')}.`);
    process.exit(2);
  }
  const targets =
    words.length === 0 ? (['chrome', 'firefox', 'host'] as const) : words.flatMap((word) => targetsOfWord[word] ?? []);
  await withBuildLock(async () => {
    for (const target of targets) {
      console.log(`Building the ${buildTargets[target].name} …`);
      await buildTarget(target);
    }
  });
}
