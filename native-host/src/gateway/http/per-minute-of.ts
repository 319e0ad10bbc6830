import type { ToolDefinition } from '../../../../shared/tools/define-tool.ts';

/** Programs, processes, files and whole runs: more is a mistake. */
const PER_MINUTE = 600;

/** How often one token may call a tool in a minute, by whichever route or protocol; undefined is as often as it may ask at all. */
export const perMinuteOf = ({ name, risk }: Pick<ToolDefinition, 'name' | 'risk'>): number | undefined =>
  risk === 'danger' || name === 'runs_start' ? PER_MINUTE : undefined;
