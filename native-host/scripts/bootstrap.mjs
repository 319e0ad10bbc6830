/**
 * The first thing that runs in a fresh clone, on whatever Node (18 or newer) the machine has: plain JavaScript with
 * nothing but Node's own modules. It installs the packages when they differ from the lock file, goes on in the
 * Node 24 that came with them, and hands over to the task: `start`, `test` or `arq`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const NEEDED_NODE = 24;
const tasks = { start: 'start.ts', test: 'test-all.ts', arq: 'arq.ts' };

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
}

/** npm records what it installed; packages for other platforms are missing there, and they are the optional ones. */
function arePackagesInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json')) ?? {};
  const installed = readPackages(join(root, 'node_modules/.package-lock.json'));
  if (installed === undefined || !existsSync(localNode())) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || installed[path]?.version === entry.version,
  );
}

function localNode() {
  return join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function runNpm(args) {
  const script = process.env['npm_execpath'];
  const isScript = script !== undefined && /\.c?js$/.test(script);
  const [command, commandArgs] = isScript ? [process.execPath, [script, ...args]] : ['npm', args];
  // On Windows npm is a .cmd file, which only a shell starts; the arguments are ours alone.
  const result = spawnSync(command, commandArgs, {
    cwd: root,
    encoding: 'utf8',
    shell: !isScript && process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  });
  return {
    isOk: result.status === 0,
    output: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`,
  };
}

function installPackages() {
  process.stderr.write('Installing packages, a minute or so …\n');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  let result = runNpm(['ci', ...quiet]);
  // A registry that stumbled is the usual reason. `install` also bears one that lacks packages for other platforms.
  if (!result.isOk) result = runNpm(['install', '--no-save', ...quiet]);
  if (result.isOk && existsSync(localNode())) return;
  process.stderr.write(`${result.output}\n`);
  process.stderr.write(
    result.isOk
      ? 'The packages are installed, but Node 24 did not come with them. Run `npm rebuild node`, or install Node 24 or newer, and try again.\n'
      : 'Installing the packages failed. Check the network and the registry (`npm config get registry`), then try again.\n',
  );
  process.exit(1);
}

/** The same command in the project's own Node; this process only passes on signals and the exit code. */
function goOnInNewerNode() {
  const child = spawn(localNode(), process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`Could not start ${localNode()}: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 130));
}

const [task = 'start', ...args] = process.argv.slice(2);
if (!Object.hasOwn(tasks, task)) {
  process.stderr.write(`Unknown task "${task}". Tasks are ${Object.keys(tasks).join(', ')}.\n`);
  process.exit(2);
}
if (!arePackagesInstalled()) installPackages();
if (Number.parseInt(process.versions.node, 10) < NEEDED_NODE) {
  goOnInNewerNode();
} else {
  const { runTask } = await import(pathToFileURL(join(root, 'native-host/scripts', tasks[task])).href);
  process.exitCode = await runTask(args);
}
