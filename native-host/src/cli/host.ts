/** `arq host`: the host in the foreground, detached with `--detach`, and its end with `stop`. */
import { join } from 'node:path';
import { isArqError } from '../../../shared/protocol/errors.ts';
import type { HttpWish } from '../host/serve-http.ts';
import { startHost } from '../host/start-host.ts';
import { collectWhenQuiet } from '../os/collect-when-quiet.ts';
import { readVersion } from '../install/artefacts.ts';
import { arqHome } from '../store/home.ts';
import { HostConnection } from './host-connection.ts';
import { parseOptions, usageError } from './options.ts';
import { aborted } from './aborted.ts';
import { say } from './terminal.ts';

export async function runHost(args: readonly string[], signal: AbortSignal): Promise<number> {
  const options = parseOptions(args, ['detach', 'http']);
  const [word, ...others] = options.words;
  if (others.length > 0 || (word !== undefined && word !== 'stop'))
    throw usageError('It is `arq host [--http[=PORT]]`, `arq host --detach` or `arq host stop`.');
  if (options.http !== undefined && word === 'stop')
    throw usageError('It is `arq host stop`, whatever the host serves.');
  if (options.http !== undefined && options.isDetached) throw usageError(detachedHttpText(options.http));
  if (word === 'stop') {
    say((await stopHost()) ? 'Stopped the host.' : 'The ARQ host is not running.');
    return 0;
  }
  if (options.isDetached) {
    const host = await HostConnection.open({ startIfNone: true });
    const { pid } = await host.peer.call('host.status', {});
    host.close();
    say(`The ARQ host runs as process ${pid}.`);
    return 0;
  }
  return runInForeground(options.http, signal);
}

async function runInForeground(http: HttpWish | undefined, signal: AbortSignal): Promise<number> {
  const home = arqHome();
  const host = await startHost({ home, version: readVersion(), http });
  const stopCollecting = collectWhenQuiet();
  say(`The ARQ host serves ${home}. Press Ctrl-C, or run \`arq host stop\`, to end it.`);
  if (host.http !== undefined) say(`It serves HTTP at ${host.http}.`);
  await Promise.race([host.closed, aborted(signal)]);
  stopCollecting();
  await host.stop('it was asked to end');
  return 0;
}

/** True when there was one to stop. */
export async function stopHost(): Promise<boolean> {
  try {
    const host = await HostConnection.open({ startIfNone: false });
    await host.peer.call('host.stop', {}).catch((error: unknown) => {
      // It may be gone before its answer arrives.
      if (!isArqError(error) || error.code !== 'link.closed') throw error;
    });
    host.close();
    return true;
  } catch (error) {
    if (isArqError(error) && error.code === 'host.not_running') return false;
    throw error;
  }
}

/** A detached host may be started by the browser, too: only what is in its settings holds every time. */
function detachedHttpText({ port }: HttpWish): string {
  const wanted = JSON.stringify({ http: port === undefined ? {} : { port } });
  const path = join(arqHome(), 'settings.json');
  return `--http is for a host in the foreground. For one that is detached, write ${wanted} into ${path}, beside what is there; then \`arq host stop\` and \`arq host --detach\`.`;
}
