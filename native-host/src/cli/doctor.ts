/** `arq doctor`: checks the installation, names the remedy for each fault. Exit code 1 when something is broken. */
import { toArqError } from '../../../shared/protocol/errors.ts';
import { locateArtefacts } from '../install/artefacts.ts';
import { runChecks, type CheckResult } from '../install/checks.ts';
import { arqHome } from '../store/home.ts';
import { checkSecrets } from '../install/check-secrets.ts';
import { HostConnection } from './host-connection.ts';
import { parseOptions } from './options.ts';
import { paint, plain, say } from './terminal.ts';

export async function runDoctor(args: readonly string[]): Promise<number> {
  const { isJson } = parseOptions(args, ['json']);
  const results = runChecks({
    home: arqHome(),
    artefacts: locateArtefacts(),
    environment: process.env,
    nodeVersion: process.versions.node,
  });
  results.push(await checkSecrets(arqHome()));
  // A host cannot start where its program or its folder is missing; those checks have said why.
  if (!results.some(({ name, verdict }) => verdict === 'broken' && name !== 'Browsers'))
    results.push(await checkHost());
  if (isJson) say(JSON.stringify({ checks: results }));
  else for (const result of results) say(resultLine(result));
  return results.some(({ verdict }) => verdict === 'broken') ? 1 : 0;
}

async function checkHost(): Promise<CheckResult> {
  try {
    const host = await HostConnection.open({ startIfNone: true });
    const { pid, version, browsers } = await host.peer.call('host.status', {});
    host.close();
    const names = browsers.map(({ name }) => name).join(', ');
    return {
      name: 'Host',
      verdict: 'fine',
      detail: `${version}, process ${pid}, ${names === '' ? 'no browser connected' : names}`,
    };
  } catch (thrown) {
    const error = toArqError(thrown);
    return {
      name: 'Host',
      verdict: 'broken',
      detail: `${error.message} (${error.code})`,
      remedy: 'arq host stop, then try again',
    };
  }
}

function resultLine({ name, verdict, detail, remedy }: CheckResult): string {
  const marks = { fine: paint('green', '✓'), note: paint('yellow', '·'), broken: paint('red', '✗') };
  const line = `${marks[verdict]} ${name}: ${plain(detail)}`;
  return remedy === undefined ? line : `${line}\n    ${paint('bold', remedy)}`;
}
