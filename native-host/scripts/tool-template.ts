export const toolRuntimes = ['content', 'background', 'host', 'runs'] as const;
export const toolRisks = ['read', 'act', 'danger'] as const;
type Runtime = (typeof toolRuntimes)[number];

const handlerPlaces: Record<Runtime, { folder: string; context: string; contextFile: string; shared: string }> = {
  content: {
    folder: 'extension/content/tools',
    context: 'ContentContext',
    contextFile: '../../content-context.ts',
    shared: '../../../../shared',
  },
  background: {
    folder: 'extension/background/tools',
    context: 'BackgroundContext',
    contextFile: '../../background-context.ts',
    shared: '../../../../shared',
  },
  host: {
    folder: 'native-host/src/tools',
    context: 'HostContext',
    contextFile: '../../host-context.ts',
    shared: '../../../../shared',
  },
  runs: {
    folder: 'shared/runs/tools',
    context: 'RunsContext',
    contextFile: '../../runs-context.ts',
    shared: '../../..',
  },
};

function camelCase(path: string): string {
  return path.replaceAll(/[-/](\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Path → text of the three files of a new tool. They compile and their test fails, until they are filled in. */
export function toolFiles(path: string, runsIn: Runtime, risk: (typeof toolRisks)[number]): Record<string, string> {
  const identifier = camelCase(path);
  const handler = `handle${identifier.charAt(0).toUpperCase()}${identifier.slice(1)}`;
  const name = path.replaceAll(/[-/]/g, '_');
  const words = path.slice(path.indexOf('/') + 1).replaceAll('-', ' ');
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  const file = path.slice(path.indexOf('/') + 1);
  const place = handlerPlaces[runsIn];
  const definition = `import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const ${identifier} = defineTool({
  name: '${name}',
  title: '${title}',
  description: 'TODO: what it does, what it needs first, what it returns.',
  runsIn: '${runsIn}',
  risk: '${risk}',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({}),
  output: z.strictObject({}),
  examples: [{}],
});
`;
  const handlerText = `import type { ToolHandler } from '${place.shared}/tools/types.ts';
import type { ${place.context} } from '${place.contextFile}';

export const ${handler}: ToolHandler<'${name}', ${place.context}> = async () => {
  return {};
};
`;
  const test = `import { expect, test } from 'vitest';
import { ${handler} } from './${file}.ts';

test('${name} does what its description says', () => {
  expect.fail(\`TODO: say as a fact what \${${handler}.name} does, and check it.\`);
});
`;
  return {
    [`shared/tools/${path}.ts`]: definition,
    [`${place.folder}/${path}.ts`]: handlerText,
    [`${place.folder}/${path}.test.ts`]: test,
  };
}
