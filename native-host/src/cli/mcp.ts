/**
 * `arq mcp`: what an MCP client starts. Stdout is the protocol and nothing else. Imports little and loads no schemas:
 * the client waits for its tools, and every client has one of these.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { toArqError } from '../../../shared/protocol/errors.ts';
import { readVersion } from '../install/artefacts.ts';
import { openLink } from '../link/open-link.ts';
import { arqHome } from '../store/home.ts';
import { parseMcpOptions } from './mcp-options.ts';
import type { McpOptions } from './mcp-options.ts';
import { McpShim } from './mcp-shim.ts';
import { note, say } from './terminal.ts';

/** A client that keeps a list of tools from before may not ask for it. */
const LISTED_WITHIN_MS = 1_000;

export async function runMcp(args: readonly string[], signal: AbortSignal): Promise<number> {
  const options = parseMcpOptions(args);
  if (options.printConfig !== undefined) {
    const { mcpConfig } = await import('./mcp-config.ts');
    const { place, text } = mcpConfig(options.printConfig, options);
    note(place);
    say(text);
    return 0;
  }
  const { grant, tools } = options;
  const shim = new McpShim(
    {
      header: { version: readVersion(), pid: process.pid, grant, tools },
      connect: () => openLink({ home: arqHome(), role: 'client', startIfNone: true }),
      input: process.stdin,
      output: process.stdout,
      note,
      signal,
    },
    options.browser !== undefined,
  );
  const over = new AbortController();
  const browser = bringBrowser(shim, options, AbortSignal.any([signal, over.signal]));
  await shim.run();
  over.abort();
  process.stdin.destroy();
  await (await browser)?.close();
  return 0;
}

/** Starts this client's own browser while the client is already served; its calls wait for it in the host. */
async function bringBrowser(
  shim: McpShim,
  { browser, isHeadless, isTemporary }: McpOptions,
  signal: AbortSignal,
): Promise<{ close(): Promise<void> } | undefined> {
  if (browser === undefined) return undefined;
  try {
    // A browser that starts takes the machine for itself, and nothing can be done in it before the client has its tools.
    await Promise.race([shim.atWork, delay(LISTED_WITHIN_MS, undefined, { signal })]);
    const { startBrowserFor } = await import('./mcp-browser.ts');
    const started = await startBrowserFor({ browser, isHeadless, isTemporary }, signal);
    shim.tellBrowser({ device: started.device });
    return started;
  } catch (thrown) {
    const error = toArqError(thrown, 'browser.start_failed');
    if (!signal.aborted) note(`${error.code}: ${error.message}`);
    shim.tellBrowser({ error });
    return undefined;
  }
}
