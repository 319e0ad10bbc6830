import { z } from 'zod';
import type { ToolDefinition } from '../../shared/tools/define-tool.ts';

interface JsonProperty {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly description?: string;
}

/** The tool reference in Markdown, one section a tool, public tools only. */
export function generateToolReference(tools: readonly ToolDefinition[]): string {
  const sections = tools
    .filter((tool) => tool.callers.some((caller) => caller !== 'internal'))
    .map((tool) => {
      const schema = z.toJSONSchema(tool.input, { io: 'input' }) as {
        properties?: Record<string, JsonProperty>;
        required?: string[];
      };
      const rows = Object.entries(schema.properties ?? {}).map(([key, property]) => {
        const type = property.enum
          ? property.enum.map((value) => `\`${String(value)}\``).join(', ')
          : (property.type ?? 'value');
        const need = schema.required?.includes(key) ? 'yes' : 'no';
        return `| \`${key}\` | ${type} | ${need} | ${property.description ?? ''} |`;
      });
      const table =
        rows.length === 0
          ? 'No input.'
          : ['| Input | Type | Required | Meaning |', '|---|---|---|---|', ...rows].join('\n');
      const examples = tool.examples.map((example) => `\`${JSON.stringify(example)}\``).join(' · ');
      return `## ${tool.name}\n\n${tool.description}\n\nRisk: ${tool.risk}. Runs in: ${tool.runsIn}. Callers: ${tool.callers.join(', ')}.\n\n${table}\n\nExample: ${examples}\n`;
    });
  return `# Tools\n\nGenerated from the registry by \`npm run generate\`.\n\n${sections.join('\n')}`;
}
