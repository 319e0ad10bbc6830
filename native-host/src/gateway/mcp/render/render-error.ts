import type { CallToolResult } from '@modelcontextprotocol/server';
import type { ArqError } from '../../../../../shared/protocol/errors.ts';

const MAX_DATA_CHARS = 4000;

/** What went wrong, how to repair it, and what it may be repaired with: candidates, tabs, who holds it. */
export function renderError(error: ArqError): CallToolResult {
  const { code, message, data } = error;
  const isSmall = data !== undefined && JSON.stringify(data).length <= MAX_DATA_CHARS;
  const details = isSmall && Object.keys(data).length > 0 ? `\n${JSON.stringify(data)}` : '';
  return {
    content: [{ type: 'text', text: `${code}: ${message}${details}` }],
    structuredContent: { error: { code, message, ...(isSmall && { data }) } },
    isError: true,
  };
}
