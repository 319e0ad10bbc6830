import type { ToolDefinition } from '../../../../shared/tools/define-tool.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { tools } from '../../../../shared/tools/index.ts';
import type { ToolName } from '../../../../shared/tools/types.ts';

export type ClientTool = ToolDefinition & { readonly name: ToolName };

const forClients: readonly ClientTool[] = Object.values(tools).filter((tool) =>
  (tool.callers as readonly string[]).includes('client'),
);
const areaOf = ({ name }: ClientTool): string => name.slice(0, name.indexOf('_'));

/** The tools that a client asked for: the core set first, in an order that never changes by itself. */
export interface ToolFilter {
  /** As it was asked for. */
  readonly text: string;
  readonly list: readonly ClientTool[];
  find(name: string): ClientTool | undefined;
}

/** Kept for the next request: callers use one or two choices, and there are thousands. */
const MAX_KNOWN = 16;
const known = new Map<string, ToolFilter>();

/** Reads `core`, `all`, or areas with commas between: `core,files`. Throws `tool.not_available` for an area that is none. */
export function toolFilter(text: string): ToolFilter {
  const found = known.get(text) ?? makeFilter(text);
  const made = known.get(found.text) ?? found;
  known.delete(made.text);
  known.set(made.text, made);
  for (const oldest of known.keys()) {
    if (known.size <= MAX_KNOWN) break;
    known.delete(oldest);
  }
  return made;
}

function makeFilter(text: string): ToolFilter {
  const words = new Set(text.split(',').filter((word) => word !== ''));
  const areas = new Set(forClients.map(areaOf));
  for (const word of words) {
    if (word !== 'core' && word !== 'all' && !areas.has(word)) {
      throw new ArqError(
        'tool.not_available',
        `There are no tools for “${word.slice(0, 60)}”. Choose core, all, or of ${[...areas].toSorted().join(', ')}.`,
      );
    }
  }
  const isWanted = (tool: ClientTool): boolean =>
    words.has('all') || (tool.isCore === true && words.has('core')) || words.has(areaOf(tool));
  const core = forClients.filter((tool) => tool.isCore === true && isWanted(tool));
  const list = [...core, ...forClients.filter((tool) => tool.isCore !== true && isWanted(tool))];
  const byName = new Map<string, ClientTool>(list.map((tool) => [tool.name, tool]));
  return { text: [...words].toSorted().join(','), list, find: (name) => byName.get(name) };
}

/** True when some filter would let a client have it. */
export function isForClients(name: string): boolean {
  return forClients.some((tool) => tool.name === name);
}
