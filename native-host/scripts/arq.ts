import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.ts';
import { projectRoot } from './project-root.ts';

/** `npm run -s arq -- …`: the command line of the checkout, built first when it is stale. Returns the exit code. */
export async function runTask(args: readonly string[]): Promise<number> {
  await ensureBuilt(['chrome', 'firefox', 'host']);
  return runBuiltCommandLine(args);
}

/** Runs `dist/arq.mjs` in this process. */
export async function runBuiltCommandLine(args: readonly string[]): Promise<number> {
  const { runCommandLine } = (await import(pathToFileURL(join(projectRoot, 'native-host/dist/arq.mjs')).href)) as {
    readonly runCommandLine: (args: readonly string[]) => Promise<number>;
  };
  return runCommandLine(args);
}
