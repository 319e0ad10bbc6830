import { tools } from './index.ts';
import type { ToolName } from './types.ts';

/** True for the name of a registered tool. */
export function isToolName(name: string): name is ToolName {
  return Object.hasOwn(tools, name);
}
