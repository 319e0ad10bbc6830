import type { ToolDefinition } from './define-tool.ts';

/** True for tools that act in a page, wherever their handler lives: policy looks at what they act on. */
export const actsOnPage = ({ name, runsIn, risk }: Pick<ToolDefinition, 'name' | 'runsIn' | 'risk'>): boolean =>
  name.startsWith('page_') && runsIn !== 'runs' && risk !== 'read';
