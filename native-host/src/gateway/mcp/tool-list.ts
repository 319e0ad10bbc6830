import type { Tool } from '@modelcontextprotocol/server';
import { inputSchemaOf } from './input-schema.ts';
import type { ClientTool, ToolFilter } from './tool-filter.ts';

const lists = new WeakMap<ToolFilter, Tool[]>();

/** The answer to tools/list; made once for each choice of tools. */
export function toolList(filter: ToolFilter): Tool[] {
  const made = lists.get(filter) ?? filter.list.map((tool) => describe(tool));
  lists.set(filter, made);
  return made;
}

function describe(tool: ClientTool): Tool {
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: inputSchemaOf(tool) as Tool['inputSchema'],
    annotations: annotationsOf(tool),
  };
}

/** By risk class. What is left out is what the protocol assumes: it may write, it may destroy, the world is open. */
function annotationsOf({ risk, runsIn }: ClientTool): NonNullable<Tool['annotations']> {
  // The computer is the user's own; pages are anybody's.
  const world = runsIn === 'host' ? { openWorldHint: false } : {};
  if (risk === 'read') return { readOnlyHint: true, ...world };
  return { destructiveHint: risk === 'danger', ...world };
}
