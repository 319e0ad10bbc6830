import { join } from 'node:path';

export interface RelayCommand {
  readonly node: string;
  readonly relay: string;
  readonly home: string;
}

/** Where the script lies that browsers start. */
export function relayScriptPath(home: string, platform: NodeJS.Platform = process.platform): string {
  return join(home, 'bin', platform === 'win32' ? 'arq-relay.cmd' : 'arq-relay');
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * A browser starts one file without arguments of ours and with an environment of its own, so the script carries
 * Node, relay and ARQ_HOME as absolute paths.
 */
export function relayScriptText(command: RelayCommand, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') {
    // A percent sign in a path would be read as a variable.
    const quote = (text: string) => `"${text.replaceAll('%', '%%')}"`;
    return `@echo off\r\n${quote(command.node)} ${quote(command.relay)} --home ${quote(command.home)} %*\r\n`;
  }
  const words = [quoteForShell(command.node), quoteForShell(command.relay), '--home', quoteForShell(command.home)];
  return `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`;
}
