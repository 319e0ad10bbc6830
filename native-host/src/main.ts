/** The command line `arq`: finds the command, runs it, turns what was thrown into a message and an exit code. */
import { ArqError, toArqError } from '../../shared/protocol/errors.ts';
import { helpText } from './cli/help.ts';
import { note, paint, plainLines, say } from './cli/terminal.ts';
import { readVersion } from './install/artefacts.ts';

type Command = (args: readonly string[], signal: AbortSignal) => Promise<number>;

/** Loaded when called: the host keeps nothing of the others in memory. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./cli/run.ts')).runRun,
  start: async () => (await import('./cli/start.ts')).runStart,
  browser: async () => (await import('./cli/browser.ts')).runBrowser,
  setup: async () => (await import('./cli/setup.ts')).runSetup,
  doctor: async () => (await import('./cli/doctor.ts')).runDoctor,
  status: async () => (await import('./cli/status.ts')).runStatus,
  host: async () => {
    (await import('./os/compile-late.ts')).compileLate();
    return (await import('./cli/host.ts')).runHost;
  },
  call: async () => (await import('./cli/call.ts')).runCall,
  audit: async () => (await import('./cli/audit.ts')).runAudit,
  logs: async () => (await import('./cli/logs.ts')).runLogs,
  health: async () => (await import('./cli/health.ts')).runHealth,
  approvals: async () => (await import('./cli/approvals.ts')).runApprovals,
  clients: async () => (await import('./cli/clients.ts')).runClients,
  grants: async () => (await import('./cli/grants.ts')).runGrants,
  token: async () => (await import('./cli/token.ts')).runToken,
  profiles: async () => (await import('./cli/profiles.ts')).runProfiles,
  mcp: async () => (await import('./cli/mcp.ts')).runMcp,
};

const INTERRUPTED_EXIT_CODE = 130;

async function dispatch(args: readonly string[], signal: AbortSignal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || ['--help', '-h', 'help'].includes(name) || rest.includes('--help') || rest.includes('-h')) {
    say(helpText);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    say(readVersion());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    throw new ArqError(
      'cli.usage',
      `There is no command “${name}”. Commands are ${Object.keys(commands).join(', ')}. See \`arq --help\`.`,
    );
  }
  return (await command())(rest, signal);
}

/** Runs a command line and returns its exit code. Never throws. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort(new ArqError('cli.interrupted', 'Stopped.'));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, interrupt);
  try {
    return await dispatch(args, interruption.signal);
  } catch (thrown) {
    const error = toArqError(thrown);
    if (interruption.signal.aborted) {
      note('Stopped.');
      return INTERRUPTED_EXIT_CODE;
    }
    if (args.includes('--json') && args[0] === 'run' && error.code !== 'cli.usage') {
      const { failureReport } = await import('./cli/run.ts');
      say(failureReport(error));
    }
    note(
      `${paint('red', plainLines(error.message), process.stderr)} ${paint('dim', `(${error.code})`, process.stderr)}`,
    );
    if (error.code === 'internal.unexpected' && process.env['ARQ_DEBUG'] !== undefined) note(String(error.stack));
    return error.code === 'cli.usage' ? 2 : 1;
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}

/** The oldest Node that has all that the host builds on (`node:sqlite`, `import.meta.main`). */
const NEEDED_NODE = 24;

if (Number.parseInt(process.versions.node, 10) < NEEDED_NODE) {
  note(`ARQ needs Node ${NEEDED_NODE} or newer; this is ${process.version}. \`npm run arq\` brings its own.`);
  process.exitCode = 1;
} else if (import.meta.main) process.exitCode = await runCommandLine(process.argv.slice(2));
