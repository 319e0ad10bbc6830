import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { findTables } from '../../read/find-tables.ts';

const MAX_TABLES = 200;

export const handleFrameTables: ToolHandler<'frame_tables', ContentContext> = async (
  { ref, kinds, maxRows, links },
  { refs },
) => {
  const root = ref === undefined ? document.documentElement : refs.getElement(ref);
  const found = findTables(root, { kinds, maxRows, links }, new ReadingPass());
  return {
    tables: found.slice(0, MAX_TABLES).map(({ element, kind, name, headers, rows, rowCount }) => ({
      ref: refs.refOf(element),
      kind,
      name,
      headers: [...headers],
      rows: rows.map((row) => [...row]),
      rowCount,
    })),
  };
};
