import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.ts';
import { projectRoot } from './project-root.ts';

const commandLine = join(projectRoot, 'native-host/dist/arq.mjs');

/** `npm run -s arq -- …`: the command line of the checkout, built first when it is stale. Returns the exit code. */
export async function runTask(args: readonly string[]): Promise<number> {
  await prepareArq();
  return runBuiltCommandLine(args);
}

/** Builds what is stale. A host that still runs the code of before is ended: the next one to need it starts the new one. */
export async function prepareArq(): Promise<void> {
  const built = await ensureBuilt(['chrome', 'firefox', 'host']);
  if (!built.includes('host')) return;
  spawnSync(process.execPath, [commandLine, 'host', 'stop'], { stdio: 'ignore' });
}

/** Runs `dist/arq.mjs` in this process. */
export async function runBuiltCommandLine(args: readonly string[]): Promise<number> {
  const { runCommandLine } = (await import(pathToFileURL(commandLine).href)) as {
    readonly runCommandLine: (args: readonly string[]) => Promise<number>;
  };
  return runCommandLine(args);
}
