/** `arq token`: makes, lists, rotates and revokes the tokens by which programs reach ARQ over the network. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { accessLevels, type TokenView } from '../../../shared/policy/access-level.ts';
import type { ToolArguments } from '../../../shared/tools/types.ts';
import { HostConnection } from './host-connection.ts';
import { parseChoice, usageError } from './options.ts';
import { note, paint, plain, say } from './terminal.ts';

const HOW = 'It is `arq token create NAME`, `list`, `rotate NAME` or `revoke NAME`.';
const DAYS = { h: 1 / 24, d: 1, w: 7, y: 365 } as const;
const GRANTS = ['read', 'act', 'danger'] as const;
const MINUTES = { m: 1, h: 60, d: 1440 } as const;

const optionTypes = {
  level: { type: 'string' },
  grant: { type: 'string' },
  expires: { type: 'string' },
  approve: { type: 'boolean' },
  site: { type: 'string', multiple: true },
  workspace: { type: 'string' },
  rate: { type: 'string' },
  grace: { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

const read = (args: readonly string[]) => parseArgs({ args: [...args], options: optionTypes, allowPositionals: true });
type Values = ReturnType<typeof read>['values'];

export async function runToken(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [verb, name, ...surplus] = positionals;
  if (verb === undefined || surplus.length > 0 || (verb === 'list') === (name !== undefined)) throw usageError(HOW);
  const isJson = values.json === true;
  const input = verb === 'create' ? readSpec(name ?? '', values) : undefined;
  const graceMinutes =
    verb === 'rotate' && values.grace !== undefined ? readSpan('grace', values.grace, MINUTES) : undefined;
  const host = await HostConnection.open({ startIfNone: true });
  try {
    switch (verb) {
      case 'create':
        showSecret(await host.callTool('tokens_create', input ?? { name: '' }), isJson);
        return 0;
      case 'rotate':
        showSecret(
          await host.callTool('tokens_rotate', {
            token: name ?? '',
            ...(graceMinutes !== undefined && { graceMinutes }),
          }),
          isJson,
        );
        return 0;
      case 'revoke': {
        const { token } = await host.callTool('tokens_revoke', { token: name ?? '' });
        say(isJson ? JSON.stringify(token) : `Revoked ${plain(token.name)}.`);
        return 0;
      }
      case 'list': {
        const { workspace } = values;
        const { tokens } = await host.callTool('tokens_list', workspace === undefined ? {} : { workspace });
        if (isJson) say(JSON.stringify({ tokens }));
        else if (tokens.length === 0) say('There is no token. Make one with `arq token create NAME`.');
        else for (const token of tokens) say(tokenLine(token));
        return 0;
      }
      default:
        throw usageError(HOW);
    }
  } finally {
    host.close();
  }
}

function parse(args: readonly string[]): ReturnType<typeof read> {
  try {
    return read(args);
  } catch (error) {
    throw usageError(
      error instanceof Error ? error.message.replace(/\. To specify a positional.*$/s, '.') : String(error),
    );
  }
}

function readSpec(name: string, values: Values): ToolArguments<'tokens_create'> {
  const { level, grant, expires, site, workspace, rate } = values;
  return {
    name,
    ...(level !== undefined && { level: parseChoice('level', level, accessLevels) }),
    ...(grant !== undefined && { grant: parseChoice('grant', grant, GRANTS) }),
    ...(values.approve === true && { mayApprove: true }),
    ...(expires !== undefined && { expiresInDays: expires === 'never' ? 0 : readSpan('expires', expires, DAYS) }),
    ...(site !== undefined && { sites: site.flatMap((text) => text.split(',')) }),
    ...(workspace !== undefined && { workspace }),
    ...(rate !== undefined && { requestsPerMinute: Number(rate) }),
  };
}

/** `30d`, `12h`, in the unit that stands for 1. */
function readSpan<Unit extends string>(option: string, text: string, units: Readonly<Record<Unit, number>>): number {
  const match = /^(\d+(?:\.\d+)?)([a-z])$/.exec(text);
  const unit = Object.entries<number>(units).find(([letter]) => letter === match?.[2])?.[1];
  if (match === null || unit === undefined)
    throw usageError(
      `--${option} is a number with one of ${Object.keys(units).join(', ')}, such as 12h, not “${text}”.`,
    );
  return Number(match[1]) * unit;
}

function showSecret({ text, token }: { readonly text: string; readonly token: TokenView }, isJson: boolean): void {
  if (isJson) {
    say(JSON.stringify({ text, token }));
    return;
  }
  // The token alone on stdout, so that it can be piped into a file.
  note(tokenLine(token));
  note('Keep it now: it is not shown again. Send it as “Authorization: Bearer TOKEN”.');
  say(text);
}

export function tokenLine(token: TokenView): string {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const facts = [
    token.level,
    token.grant === 'read' ? 'asks before acting' : `granted ${token.grant}`,
    ...(token.mayApprove ? ['may approve'] : []),
    ...(token.sites === undefined ? [] : [`only ${token.sites.join(', ')}`]),
    ...(token.workspace === 'default' ? [] : [`workspace ${token.workspace}`]),
    token.expiresAt === undefined ? 'never expires' : `expires ${day(token.expiresAt)}`,
    token.lastUsedAt === undefined ? 'never used' : `last used ${new Date(token.lastUsedAt).toLocaleString()}`,
    ...(token.state === 'active' ? [] : [paint('red', token.state)]),
  ];
  return `${token.id}  ${paint('bold', plain(token.name))}  ${facts.map(plain).join(', ')}`;
}
