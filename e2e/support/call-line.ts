/**
 * Calls of the command line without a process for each: a line of JSON in, a line out. Every call joins the host anew
 * and leaves it, as `arq call` does. Started by `ArqHome` in the environment of its home.
 */
import { createInterface } from 'node:readline';
import process from 'node:process';
import { connectHost } from '../../native-host/src/link/connect-host.ts';
import { arqHome } from '../../native-host/src/store/home.ts';
import { toArqError } from '../../shared/protocol/errors.ts';
import { callRequest, type CallReply } from './call-line-contract.ts';

async function answer(line: string): Promise<void> {
  const { id, tool, input } = callRequest.parse(JSON.parse(line));
  let reply: CallReply;
  try {
    const host = await connectHost({ home: arqHome(), startIfNone: false, version: 'test' });
    try {
      reply = { id, output: await host.call('tool.call', { tool, input }) };
    } finally {
      host.close();
    }
  } catch (thrown) {
    const { code, message } = toArqError(thrown);
    reply = { id, error: { code, message } };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}

for await (const line of createInterface({ input: process.stdin })) void answer(line);
