/** Any output that has no text of its own: a line for each fact, a line for each entry of a list. Pure. */
import type { Rendered } from './rendered.ts';

export function renderPlain(output: unknown): Rendered {
  const isObject = typeof output === 'object' && output !== null && !Array.isArray(output);
  const structured = isObject ? { structured: output as Readonly<Record<string, unknown>> } : {};
  return { text: isObject ? linesOf(output).join('\n') : inline(output), ...structured };
}

function linesOf(value: object): string[] {
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    Array.isArray(item) && item.some((entry) => typeof entry === 'object')
      ? [`${key}:`, ...item.map((entry) => `  ${inline(entry)}`)]
      : [`${key}: ${inline(item)}`],
  );
}

function inline(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((item) => inline(item)).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  const isFlat = Object.values(value).every((item) => typeof item !== 'object' || item === null);
  if (!isFlat) return JSON.stringify(value);
  return Object.entries(value)
    .map(([key, item]) => `${key} ${String(item)}`)
    .join(', ');
}
