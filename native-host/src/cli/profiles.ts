/**
 * `arq profiles`: the person's own details on the command line. They are read from standard input or a file, never from
 * arguments, which others on the computer can see and shells remember.
 */
import { readFileSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { text as readAll } from 'node:stream/consumers';
import { profileValues, type ProfileValues, type ProfileView } from '../../../shared/profiles/profile.ts';
import { HostConnection } from './host-connection.ts';
import { usageError } from './options.ts';
import { note, paint, plain, say } from './terminal.ts';

const HOW = 'It is `arq profiles list`, `get NAME`, `set NAME` (details as JSON on standard input) or `delete NAME`.';

const optionTypes = {
  file: { type: 'string' },
  default: { type: 'boolean' },
  'fill-private': { type: 'boolean' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

const read = (args: readonly string[]) => parseArgs({ args: [...args], options: optionTypes, allowPositionals: true });

export async function runProfiles(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [verb, name, ...surplus] = positionals;
  const needsName = verb === 'set' || verb === 'delete';
  if (verb === undefined || surplus.length > 0 || (needsName && name === undefined)) throw usageError(HOW);
  const isJson = values.json === true;
  const details = verb === 'set' ? await readDetails(values.file) : undefined;
  const host = await HostConnection.open({ startIfNone: true });
  try {
    switch (verb) {
      case 'list': {
        const { profiles } = await host.callTool('profiles_list', {});
        if (isJson) say(JSON.stringify({ profiles }));
        else if (profiles.length === 0) say('There is no profile. Make one with `arq profiles set NAME`.');
        else for (const one of profiles) say(profileLine(one));
        return 0;
      }
      case 'get': {
        const { profile } = await host.callTool('profiles_get', name === undefined ? {} : { profile: name });
        say(JSON.stringify(profile, undefined, isJson ? undefined : 2));
        return 0;
      }
      case 'set': {
        const { profiles } = await host.callTool('profiles_list', {});
        const before = profiles.find((one) => one.name.toLowerCase() === (name ?? '').toLowerCase());
        const { profile } = await host.callTool('profiles_set', {
          ...(before === undefined ? {} : { id: before.id }),
          name: name ?? '',
          ...(values.default === true && { isDefault: true }),
          ...(values['fill-private'] !== undefined && { mayFillPrivate: values['fill-private'] }),
          values: details ?? {},
        });
        say(isJson ? JSON.stringify({ profile }) : profileLine(profile));
        return 0;
      }
      case 'delete': {
        const gone = await host.callTool('profiles_delete', { profile: name ?? '' });
        say(isJson ? JSON.stringify(gone) : `Deleted ${plain(gone.name)}.`);
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
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

async function readDetails(file: string | undefined): Promise<ProfileValues> {
  if (file === undefined && process.stdin.isTTY) note('Enter the details as JSON, then press Ctrl+D.');
  const text = file === undefined ? await readAll(process.stdin) : readFileSync(file, 'utf8');
  const parsed = profileValues.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  // The names of what is wrong; the values are nobody's business but the person's.
  const names = parsed.error.issues.map(({ path, code }) => path.join('.') || code).join(', ');
  throw usageError(
    `These details cannot be kept: ${names}. They are ${Object.keys(profileValues.shape).join(', ')}; a birthday is YYYY-MM-DD, an expiration MM/YY.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw usageError(`The details must be JSON, for example {"firstName":"Ada","emailAddress":"ada@example.org"}.`);
  }
}

function profileLine({ id, name, isDefault, mayFillPrivate, details }: ProfileView): string {
  const facts = [
    ...(isDefault ? ['default'] : []),
    ...(mayFillPrivate ? ['fills password and card'] : []),
    details.join(', '),
  ];
  return `${id}  ${paint('bold', plain(name))}  ${facts.map(plain).join(', ')}`;
}
