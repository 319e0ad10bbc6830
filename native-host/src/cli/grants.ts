/** `arq grants`: what clients may do without asking. */
import { parseArgs } from 'node:util';
import type { Grant } from '../../../shared/policy/grant.ts';
import { siteOfWritten } from '../../../shared/policy/site.ts';
import { HostConnection } from './host-connection.ts';
import { parseChoice, usageError } from './options.ts';
import { paint, plain, say } from './terminal.ts';

const HOW =
  "It is `arq grants`, `arq grants add CLIENT act|danger --site SITE [--for 30m|8h|7d]` or `arq grants revoke ID`. Use --site '*' for every site.";
const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };
const CAPABILITIES = ['act', 'danger'] as const;

export async function runGrants(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [verb = 'list', ...rest] = positionals;
  const isRight = { list: rest.length === 0, add: rest.length === 2, revoke: rest.length === 1 }[verb] ?? false;
  if (!isRight) throw usageError(HOW);
  const given = verb === 'add' ? readGrant(rest, values) : undefined;
  const host = await HostConnection.open({ startIfNone: true });
  try {
    if (given !== undefined) {
      const { grant } = await host.callTool('grants_add', given);
      say(values.json === true ? JSON.stringify(grant) : grantLine(grant));
      return 0;
    }
    if (verb === 'revoke') {
      const { isRevoked } = await host.callTool('grants_revoke', { grant: rest[0] ?? '' });
      say(isRevoked ? 'Revoked.' : 'There is no such grant; see `arq grants`.');
      return isRevoked ? 0 : 1;
    }
    const { grants } = await host.callTool('grants_list', {});
    if (values.json === true) say(JSON.stringify({ grants }));
    else if (grants.length === 0) say('No client may act without asking.');
    else for (const grant of grants) say(grantLine(grant));
    return 0;
  } finally {
    host.close();
  }
}

function parse(args: readonly string[]) {
  const options = { site: { type: 'string' }, for: { type: 'string' }, json: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw usageError(error instanceof Error ? error.message.replace(/\. To specify a positional.*$/s, '.') : HOW);
  }
}

function readGrant([client = '', capability = '']: readonly string[], values: ReturnType<typeof parse>['values']) {
  // A grant on every site is said, never assumed.
  if (values.site === undefined) throw usageError(HOW);
  const site = values.site === '*' ? '*' : siteOfWritten(values.site);
  if (site === undefined) throw usageError(`--site is a hostname such as shop.example, or '*', not “${values.site}”.`);
  return {
    client,
    capability: parseChoice('capability', capability, CAPABILITIES),
    site,
    ...(values.for !== undefined && { minutes: readMinutes(values.for) }),
  };
}

function readMinutes(text: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)([mhd])$/.exec(text) ?? [];
  const minutes = Number(amount) * (MINUTES[unit] ?? Number.NaN);
  if (!(minutes >= 1)) throw usageError(`--for is a number with m, h or d, such as 8h, not “${text}”.`);
  return minutes;
}

export function grantLine(grant: Grant): string {
  const until =
    grant.clientId !== undefined
      ? 'for this connection'
      : grant.expiresAt === undefined
        ? 'until revoked'
        : `until ${new Date(grant.expiresAt).toLocaleString()}`;
  const where = `${grant.site === '*' ? 'every site' : grant.site}${grant.device === undefined ? '' : ' in its own browser'}`;
  return `${grant.id}  ${paint('bold', plain(grant.client))}  ${[grant.capability, where, until, `by ${grant.by}`].map(plain).join(', ')}`;
}
