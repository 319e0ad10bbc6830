/** `arq clients`: which programs are connected, what each was given and did last; and taking it all back. */
import { parseArgs } from 'node:util';
import type { ClientView } from '../../../shared/policy/client-view.ts';
import { HostConnection } from './host-connection.ts';
import { usageError } from './options.ts';
import { grantLine } from './grants.ts';
import { paint, plain, say } from './terminal.ts';

const HOW = 'It is `arq clients` or `arq clients revoke NAME`.';

export async function runClients(args: readonly string[]): Promise<number> {
  const { isJson, words } = parse(args);
  const [verb = 'list', name, ...surplus] = words;
  if (surplus.length > 0 || !['list', 'revoke'].includes(verb) || (verb === 'revoke') !== (name !== undefined)) {
    throw usageError(HOW);
  }
  const host = await HostConnection.open({ startIfNone: true });
  try {
    if (name !== undefined) {
      const ended = await host.callTool('clients_revoke', { client: name });
      say(
        isJson
          ? JSON.stringify(ended)
          : `Ended ${ended.connections} connections and ${ended.runs} runs, took back ${ended.grants} grants, ${ended.leases} tabs and ${ended.tokens} tokens.`,
      );
      return 0;
    }
    const { clients } = await host.callTool('clients_list', {});
    if (isJson) say(JSON.stringify({ clients }));
    else if (clients.length === 0)
      say('No client is connected. `arq mcp --print-config NAME` shows how to connect one.');
    else for (const client of clients) say(clientText(client));
    return 0;
  } finally {
    host.close();
  }
}

function parse(args: readonly string[]) {
  try {
    const options = { json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { isJson: values.json === true, words: positionals };
  } catch (error) {
    throw usageError(error instanceof Error ? error.message.replace(/\. To specify a positional.*$/s, '.') : HOW);
  }
}

function clientText({
  id,
  name,
  version,
  face,
  connectedAt,
  browser,
  calls,
  lastAct,
  grants,
  leases,
}: ClientView): string {
  const facts = [
    `${version} (${face})`,
    `since ${new Date(connectedAt).toLocaleString()}`,
    ...(browser === undefined ? [] : [`in ${browser}`]),
    `${calls} calls`,
    lastAct === undefined
      ? 'has not acted'
      : `last ${lastAct.tool}${lastAct.site === undefined ? '' : ` on ${lastAct.site}`}, ${lastAct.outcome}, ${new Date(lastAct.at).toLocaleString()}`,
  ];
  return [
    `${id}  ${paint('bold', plain(name))}  ${facts.map(plain).join(', ')}`,
    ...grants.map((grant) => `  may: ${grantLine(grant)}`),
    ...leases.map(({ tab, runId }) => `  acts in ${plain(tab)}${runId === undefined ? '' : ` with ${runId}`}`),
  ].join('\n');
}
