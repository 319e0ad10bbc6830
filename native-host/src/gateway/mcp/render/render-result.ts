import type { CallToolResult } from '@modelcontextprotocol/server';
import type { ClientTool } from '../tool-filter.ts';

export function renderResult(_tool: ClientTool, output: unknown): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(output) }] };
}
