import type { ServerContext } from '@modelcontextprotocol/server';
import type { IdentifiedClient } from './mcp-session.ts';

/** As the newest revision puts it into every request; those before say it once, at the opening. */
const CLIENT_INFO = 'io.modelcontextprotocol/clientInfo';

/** What the client calls itself in this request; undefined when it does not say. */
export function callerOf({ mcpReq }: ServerContext): { readonly name: string; readonly version: string } | undefined {
  const envelope: Readonly<Record<string, unknown>> = mcpReq.envelope ?? {};
  return clientInfo(envelope[CLIENT_INFO]);
}

export function clientInfo(value: unknown): { readonly name: string; readonly version: string } | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value) || typeof value.name !== 'string')
    return undefined;
  const version = 'version' in value && typeof value.version === 'string' ? value.version : '';
  return { name: value.name, version };
}

/** Aborts when the client cancels the request, goes away, or is revoked. */
export function callSignal({ mcpReq }: ServerContext, { signal }: IdentifiedClient): AbortSignal {
  return signal === undefined ? mcpReq.signal : AbortSignal.any([mcpReq.signal, signal]);
}
