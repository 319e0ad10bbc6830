/** Snippets that make an MCP client start ARQ, with absolute paths: such clients have neither the user's PATH nor folder. */
import { locateArtefacts } from '../install/artefacts.ts';
import { shellWord } from '../os/shell-word.ts';
import { arqHome } from '../store/home.ts';
import type { ConfigTarget, McpOptions } from './mcp-options.ts';

const places: Readonly<Record<ConfigTarget, string>> = {
  'claude-desktop':
    'Put this into claude_desktop_config.json (Claude Desktop: Settings, Developer, Edit Config), then start it again.',
  'claude-code': 'Run this in a terminal:',
  cursor: 'Put this into ~/.cursor/mcp.json, or into .cursor/mcp.json of a project.',
  vscode: 'Put this into .vscode/mcp.json of a project, or run “MCP: Open User Configuration”.',
  windsurf: 'Put this into ~/.codeium/windsurf/mcp_config.json, then refresh the servers.',
};

/** Where it goes (for stderr), and the snippet itself (for stdout). */
export function mcpConfig(
  target: ConfigTarget,
  options: McpOptions,
): { readonly place: string; readonly text: string } {
  const { node, commandLine } = locateArtefacts();
  const args = [commandLine, 'mcp', ...optionWords(options)];
  // Only a home that was chosen: the usual one is found anyway.
  const chosen = process.env['ARQ_HOME'];
  const env = chosen === undefined || chosen === '' ? {} : { ARQ_HOME: arqHome() };
  return { place: places[target], text: snippet(target, { command: node, args, env }) };
}

interface Server {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

function snippet(target: ConfigTarget, server: Server): string {
  const { env, ...rest } = server;
  const entry = { ...rest, ...(Object.keys(env).length > 0 && { env }) };
  if (target === 'claude-code') {
    const settings = Object.entries(env).map(([name, value]) => `--env ${shellWord(`${name}=${value}`)} `);
    return `claude mcp add arq ${settings.join('')}-- ${[server.command, ...server.args].map(shellWord).join(' ')}`;
  }
  const file = target === 'vscode' ? { servers: { arq: { type: 'stdio', ...entry } } } : { mcpServers: { arq: entry } };
  return JSON.stringify(file, undefined, 2);
}

function optionWords({ browser, isHeadless, isTemporary, grant, tools }: McpOptions): string[] {
  return [
    ...(browser === undefined ? [] : ['--browser', browser]),
    ...(isHeadless ? ['--headless'] : []),
    ...(isTemporary ? ['--temporary'] : []),
    ...(grant === 'read' ? [] : ['--grant', grant]),
    ...(tools === 'core' ? [] : ['--tools', tools]),
  ];
}
