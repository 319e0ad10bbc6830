/**
 * What the browser starts: native-messaging pipes on one side, the host's socket on the other, bytes as they are in
 * between. Holds no state and imports little, so that it is up before the extension notices; the browser may kill it at
 * any time. Stdout belongs to the browser: nothing but frames goes there.
 */
import { toArqError } from '../../../shared/protocol/errors.ts';
import { encodeFrame } from '../link/frames.ts';
import { openLink } from '../link/open-link.ts';
import { arqHome } from '../store/home.ts';
import { LAUNCH_VARIABLE } from './launch-variable.ts';
import { parseRelayArguments } from './caller.ts';

async function relay(): Promise<void> {
  const home = parseRelayArguments(process.argv.slice(2)).home ?? arqHome();
  const start = {
    launch: process.env[LAUNCH_VARIABLE],
    // Firefox sets it for what it starts when it is headless, and tells its extensions nothing; Chromium's know it.
    isHeadless: process.env['MOZ_HEADLESS'] !== undefined,
  };
  const socket = await openLink({ home, role: 'browser', startIfNone: true, start });
  // Either side's end is the relay's end; what is under way was journaled by those it matters to.
  socket.on('close', () => process.exit(0));
  socket.on('error', () => process.exit(0));
  process.stdin.on('error', () => process.exit(0));
  process.stdout.on('error', () => process.exit(0));
  socket.pipe(process.stdout);
  process.stdin.pipe(socket);
}

relay().catch((thrown: unknown) => {
  const error = toArqError(thrown, 'host.start_failed');
  process.stderr.write(`${error.code}: ${error.message}\n`);
  // The one thing the extension can show; the exit alone would tell it nothing.
  process.stdout.write(encodeFrame({ t: 'end', error: error.toJSON() }), () => process.exit(1));
});
