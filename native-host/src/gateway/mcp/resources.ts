/** Resources: pages, runs, and the rest of large results. Everything is read on the one call path, as this client. */
import { ProtocolError, ProtocolErrorCode, ResourceNotFoundError } from '@modelcontextprotocol/server';
import type { CompleteRequestParams, ReadResourceResult, Resource, ServerContext } from '@modelcontextprotocol/server';
import { isArqError, toArqError } from '../../../../shared/protocol/errors.ts';
import type { ToolName, ToolOutput } from '../../../../shared/tools/types.ts';
import { callSignal, callerOf } from './caller-of.ts';
import type { McpServices } from './mcp-services.ts';
import type { McpSession } from './mcp-session.ts';
import { CURRENT, currentTabResources, parseResourceUri, runUri } from './resource-uris.ts';
import type { ResourceAddress } from './resource-uris.ts';

const RUNS_LISTED = 50;
const LARGEST_CHARS = 2_000_000;
const LARGEST_TOKENS = 500_000;
const COMPLETIONS = 100;

type Call = <Name extends ToolName>(name: Name, input: object) => Promise<ToolOutput<Name>>;

function caller(session: McpSession, context: ServerContext): Call {
  const client = session.identify(callerOf(context));
  const signal = callSignal(context, client);
  return async (name, input) =>
    (await session.call({ tool: name, input, principal: client.principal, signal })) as ToolOutput<typeof name>;
}

/** The page in the current tab, and this client's runs, newest first. */
export async function listResources(session: McpSession, context: ServerContext): Promise<Resource[]> {
  const { runs } = await caller(session, context)('runs_list', { limit: RUNS_LISTED });
  return [
    ...currentTabResources,
    ...runs.map(({ id, command, createdAt }) => ({
      uri: runUri(id),
      name: id,
      title: command.slice(0, 80),
      mimeType: 'application/json',
      annotations: { lastModified: new Date(createdAt).toISOString() },
    })),
  ];
}

export async function readResource(
  services: McpServices,
  session: McpSession,
  uri: string,
  context: ServerContext,
): Promise<ReadResourceResult> {
  const address = parseResourceUri(uri);
  if (address === undefined) throw new ResourceNotFoundError(uri);
  try {
    const content = await readAddress(services, session, address, context);
    return { contents: [{ uri, ...content }] };
  } catch (error) {
    if (isArqError(error) && error.code.endsWith('.not_found')) throw new ResourceNotFoundError(uri, error.message);
    const { code, message, data } = toArqError(error);
    throw new ProtocolError(ProtocolErrorCode.InternalError, message, { code, ...(data !== undefined && { data }) });
  }
}

type ReadContent = { mimeType: string; text: string } | { mimeType: string; blob: string };

async function readAddress(
  services: McpServices,
  session: McpSession,
  address: ResourceAddress,
  context: ServerContext,
): Promise<ReadContent> {
  const call = caller(session, context);
  if (address.kind === 'handle') {
    const { principal } = session.identify(callerOf(context));
    const content = services.handles.read(principal, address.id);
    if ('text' in content) return { mimeType: content.mime, text: content.text.slice(address.offset) };
    return { mimeType: content.mime, blob: content.base64 };
  }
  if (address.kind === 'run') {
    const { run, journal } = await call('runs_get', { runId: address.runId });
    return { mimeType: 'application/json', text: JSON.stringify(address.isJournal ? journal : run) };
  }
  const tab = address.tab === CURRENT ? {} : { tab: address.tab };
  if (address.view === 'screenshot') {
    const { mime, base64 } = await call('page_screenshot', tab);
    return { mimeType: mime, blob: base64 };
  }
  const { text } =
    address.view === 'snapshot'
      ? await call('page_snapshot', { ...tab, maxTokens: LARGEST_TOKENS })
      : await call('page_read_text', { ...tab, maxChars: LARGEST_CHARS });
  return { mimeType: 'text/plain', text };
}

/** Values for the variables of the templates. */
export async function completeResource(
  session: McpSession,
  { name, value }: CompleteRequestParams['argument'],
  context: ServerContext,
): Promise<string[]> {
  const call = caller(session, context);
  const known = name === 'tab' ? await tabIds(call) : name === 'runId' ? await runIds(call) : [];
  return known.filter((id) => id.startsWith(value)).slice(0, COMPLETIONS);
}

const runIds = async (call: Call): Promise<string[]> => {
  const { runs } = await call('runs_list', { limit: COMPLETIONS });
  return runs.map(({ id }) => id);
};

async function tabIds(call: Call): Promise<string[]> {
  try {
    const { tabs } = await call('tabs_list', {});
    return [CURRENT, ...tabs.map(({ tab }) => tab)];
  } catch (error) {
    // Completing must not fail because no browser is there.
    if (isArqError(error)) return [CURRENT];
    throw error;
  }
}
