/**
 * `arq approvals`: decides on a terminal what clients ask for. On a terminal it stays and asks for each call as it
 * comes; piped, it lists what waits. `allow ID` and `deny ID` decide from a script.
 */
import { parseArgs } from 'node:util';
import type { ClientApproval, ClientDecision } from '../../../shared/policy/client-approval.ts';
import { toArqError } from '../../../shared/protocol/errors.ts';
import { approvalText } from './decide-on-terminal.ts';
import { HostConnection } from './host-connection.ts';
import { parseChoice, usageError } from './options.ts';
import { ask, canAsk, note, paint, plain, say } from './terminal.ts';

const HOW = 'It is `arq approvals`, `arq approvals allow ID [--for session|hour|always]` or `arq approvals deny ID`.';
const SPANS = ['session', 'hour', 'always'] as const;
const KEYS: Readonly<Record<string, ClientDecision>> = {
  y: 'allow',
  s: 'allow-session',
  h: 'allow-hour',
  a: 'allow-always',
  n: 'deny',
};

export async function runApprovals(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = parse(args);
  const [verb, id, ...surplus] = positionals;
  const isDeciding = verb === 'allow' || verb === 'deny';
  if (surplus.length > 0 || (verb !== undefined && !isDeciding) || isDeciding !== (id !== undefined)) {
    throw usageError(HOW);
  }
  const host = await HostConnection.open({ startIfNone: true });
  try {
    if (isDeciding) {
      const span = values.for === undefined ? undefined : parseChoice('for', values.for, SPANS);
      const decision = verb === 'deny' ? 'deny' : span === undefined ? 'allow' : (`allow-${span}` as const);
      const { accepted } = await host.callTool('approvals_decide', { approval: id ?? '', decision });
      if (!accepted) note('It does not wait any more: it was decided, given up or withdrawn.');
      return accepted ? 0 : 1;
    }
    if (values.json === true || !canAsk()) {
      for (const approval of (await host.callTool('approvals_list', {})).approvals) say(JSON.stringify(approval));
      return 0;
    }
    await follow(host, signal);
    return 0;
  } finally {
    host.close();
  }
}

function parse(args: readonly string[]) {
  const options = { for: { type: 'string' }, json: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw usageError(error instanceof Error ? error.message.replace(/\. To specify a positional.*$/s, '.') : HOW);
  }
}

/** Asks for one call after the other until the user ends it. */
async function follow(host: HostConnection, signal: AbortSignal): Promise<void> {
  await host.watchApprovals();
  note(paint('dim', 'Waiting for what clients ask. Ctrl-C ends.', process.stderr));
  const decided = new Set<string>();
  for (;;) {
    const next = host.approvals.find(({ id }) => !decided.has(id));
    if (next === undefined) {
      await host.nextChange(signal);
      continue;
    }
    decided.add(next.id);
    await decide(host, next, signal);
  }
}

async function decide(host: HostConnection, approval: ClientApproval, signal: AbortSignal): Promise<void> {
  const asking = new AbortController();
  const both = AbortSignal.any([asking.signal, signal]);
  const untilGone = async (): Promise<void> => {
    while (host.approvals.some(({ id }) => id === approval.id)) await host.nextChange(both);
    asking.abort();
  };
  const watching = untilGone().catch((error: unknown) => {
    asking.abort();
    if (!both.aborted) throw toArqError(error);
  });
  note(describe(approval));
  const decision = await askForDecision(approval, both);
  const isOvertaken = asking.signal.aborted;
  asking.abort();
  await watching;
  signal.throwIfAborted();
  if (isOvertaken || decision === undefined) {
    note(paint('dim', 'Decided elsewhere, or given up.', process.stderr));
    return;
  }
  await host.callTool('approvals_decide', { approval: approval.id, decision });
}

function describe(approval: ClientApproval): string {
  const { name, id } = approval.principal;
  return `${paint('yellow', `${plain(name ?? id ?? 'A client')} asks`, process.stderr)} (${approval.tool})\n${approvalText(approval, 'en')}`;
}

/** Asks until the answer is one that is offered; Enter alone is no. Undefined when the question was taken back. */
async function askForDecision({ choices }: ClientApproval, signal: AbortSignal): Promise<ClientDecision | undefined> {
  const longer = choices.includes('allow-always')
    ? ', on this site [s] for this session, [h] for an hour, [a] always'
    : '';
  for (;;) {
    const answer = (await ask(`Allow? [y]es, once${longer}, [n]o: `, signal)).toLowerCase();
    if (signal.aborted) return undefined;
    const decision = answer === '' ? 'deny' : KEYS[answer.slice(0, 1)];
    if (decision !== undefined && choices.includes(decision)) return decision;
  }
}
