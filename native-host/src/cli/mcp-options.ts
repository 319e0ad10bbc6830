import { parseArgs } from 'node:util';
import { type SetupTarget, setupTargets } from '../../../shared/policy/client-setup.ts';
import { browserChoices } from '../browsers/browser-kinds.ts';
import type { BrowserChoice } from '../browsers/browser-kinds.ts';
import { usageError } from './options.ts';

export const configTargets = setupTargets;
export type ConfigTarget = SetupTarget;

export interface McpOptions {
  /** A browser to start for this client; absent: the ones that are connected. */
  readonly browser?: BrowserChoice;
  readonly isHeadless: boolean;
  readonly isTemporary: boolean;
  readonly grant: 'read' | 'act' | 'danger';
  /** `core`, `all`, or areas, with commas between. */
  readonly tools: string;
  readonly printConfig?: ConfigTarget;
}

/** Throws `cli.usage`. */
export function parseMcpOptions(args: readonly string[]): McpOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        browser: { type: 'string' },
        headless: { type: 'boolean' },
        temporary: { type: 'boolean' },
        grant: { type: 'string' },
        tools: { type: 'string' },
        'print-config': { type: 'string' },
      },
    }));
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
  const { browser, headless = false, temporary = false, grant = 'read', tools = 'core' } = values;
  const printConfig = values['print-config'];
  if (browser === undefined && (headless || temporary)) {
    throw usageError('--headless and --temporary are about a browser that is started: give --browser too.');
  }
  if (!/^[a-z]+(?:,[a-z]+)*$/.test(tools)) {
    throw usageError(`--tools is core, all, or areas with commas between, such as core,files, not “${tools}”.`);
  }
  return {
    ...(browser !== undefined && { browser: oneOf('browser', browser, browserChoices) }),
    isHeadless: headless,
    isTemporary: temporary,
    grant: oneOf('grant', grant, ['read', 'act', 'danger']),
    tools,
    ...(printConfig !== undefined && { printConfig: oneOf('print-config', printConfig, configTargets) }),
  };
}

function oneOf<Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw usageError(`--${name} is one of ${choices.join(', ')}, not “${value}”.`);
  return found;
}
