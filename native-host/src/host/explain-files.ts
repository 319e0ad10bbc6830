import type { Shown } from '../../../shared/policy/clear-call.ts';
import { tools } from '../../../shared/tools/index.ts';
import type { ToolName } from '../../../shared/tools/types.ts';
import type { FileRoots } from '../os/allowed-path.ts';
import { holdFiles } from '../os/give-files.ts';

const GIVING: ReadonlySet<ToolName> = new Set<ToolName>(['page_upload_file', 'page_drop_file']);

/** Real path and size of the files that a page would be given; throws what keeps them from being read at all. */
export async function explainFiles(name: ToolName, input: unknown, roots: FileRoots): Promise<Shown['values']> {
  if (!GIVING.has(name)) return [];
  const { paths } = tools.page_upload_file.input.pick({ paths: true }).parse({ paths: pathsIn(input) });
  const held = await holdFiles(paths, roots);
  await Promise.all(held.map((file) => file.close()));
  return held.map(({ path, bytes }) => ({
    label: 'file',
    value: `${path} (${bytes} bytes)`,
    isPreset: false,
    isKey: true,
  }));
}

const pathsIn = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'paths' in input ? input.paths : undefined;
