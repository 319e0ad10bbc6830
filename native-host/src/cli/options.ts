import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { browserChoices, type BrowserChoice } from '../browsers/browser-kinds.ts';

/** How far `--approve` goes: steps up to this risk are allowed without asking. */
export type ApprovalLevel = 'read' | 'act' | 'danger';

export interface CommandOptions {
  /** Words that are not options, without the command's name. */
  readonly words: readonly string[];
  readonly url?: string;
  readonly tab?: string;
  readonly browser?: BrowserChoice;
  readonly isHeadless: boolean;
  readonly approve: ApprovalLevel;
  readonly isJson: boolean;
  readonly isUninstall: boolean;
  readonly isDetached: boolean;
  /** Port of `--http=PORT`, undefined in it for plain `--http`. */
  readonly http?: { readonly port: number | undefined };
}

const optionTypes = {
  url: { type: 'string' },
  tab: { type: 'string' },
  browser: { type: 'string' },
  headless: { type: 'boolean' },
  approve: { type: 'string' },
  json: { type: 'boolean' },
  uninstall: { type: 'boolean' },
  detach: { type: 'boolean' },
  http: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

export type OptionName = keyof typeof optionTypes;

/** A mistake in how the command line was called: exit code 2. */
export function usageError(message: string): ArqError {
  return new ArqError('cli.usage', `${message} See \`arq --help\`.`);
}

/** One of `choices`; anything else is a usage error. */
export function parseChoice<const Choice extends string>(
  name: string,
  value: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw usageError(`--${name} is one of ${choices.join(', ')}, not “${value}”.`);
  return found;
}

/** An address as people write it: without a scheme, https is meant, and http on this machine. */
export function parseUrl(text: string): string {
  const isLocal = /^(?:localhost|127\.|\[::1\])/i.test(text);
  const hasScheme = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text);
  const address = hasScheme ? text : `${isLocal ? 'http' : 'https'}://${text}`;
  if (!URL.canParse(address)) throw usageError(`--url needs an address such as https://example.org, not “${text}”.`);
  return new URL(address).href;
}

/** Reads a command's arguments; an option that the command does not know is a usage error. */
export function parseOptions(args: readonly string[], allowed: readonly OptionName[]): CommandOptions {
  const options = Object.fromEntries(allowed.map((name) => [name, optionTypes[name]]));
  let parsed;
  try {
    // The one option whose value may be left out, which parseArgs does not know.
    const spelled = args.map((word) => (word === '--http' ? '--http=' : word));
    parsed = parseArgs({ args: spelled, options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw usageError(message.replace(/\. To specify a positional.*$/s, '.'));
  }
  const values = parsed.values as { readonly [Name in OptionName]?: string | boolean };
  const text = (name: OptionName): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const url = text('url');
  const tab = text('tab');
  const browser = text('browser');
  const approve = text('approve');
  const http = text('http');
  return {
    words: parsed.positionals,
    ...(url === undefined ? {} : { url: parseUrl(url) }),
    ...(tab === undefined ? {} : { tab }),
    ...(browser === undefined ? {} : { browser: parseChoice('browser', browser, browserChoices) }),
    isHeadless: values.headless === true,
    approve: approve === undefined ? 'read' : parseChoice('approve', approve, ['act', 'danger']),
    isJson: values.json === true,
    isUninstall: values.uninstall === true,
    isDetached: values.detach === true,
    ...(http === undefined ? {} : { http: { port: http === '' ? undefined : parsePort(http) } }),
  };
}

function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw usageError(`--http takes a port, 0 for any free one, not “${text}”.`);
}

/** The sentence of a run: all words together, so that quotes around it may be left out. */
export function sentenceOf(options: CommandOptions): string | undefined {
  const sentence = options.words.join(' ').trim();
  return sentence === '' ? undefined : sentence;
}
