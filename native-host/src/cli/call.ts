/** `arq call`: one tool, its input and output as JSON. For scripts, and for looking at what a tool answers. */
import { isToolName } from '../../../shared/tools/is-tool-name.ts';
import { HostConnection } from './host-connection.ts';
import { parseOptions, usageError } from './options.ts';
import { say } from './terminal.ts';

export async function runCall(args: readonly string[], signal: AbortSignal): Promise<number> {
  const [tool, text = '{}', ...rest] = parseOptions(args, []).words;
  if (tool === undefined || rest.length > 0) throw usageError(`Say which tool: arq call page_snapshot '{}'.`);
  if (!isToolName(tool)) throw usageError(`There is no tool “${tool}”; docs/tools.md lists them.`);
  const host = await HostConnection.open({ startIfNone: true });
  try {
    say(JSON.stringify(await host.peer.call('tool.call', { tool, input: parseInput(text) }, { signal })));
    return 0;
  } finally {
    host.close();
  }
}

function parseInput(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw usageError(`The input must be JSON, for example '{"url":"https://example.org/"}'.`);
  }
}
