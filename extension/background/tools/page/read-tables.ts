import { csvOf } from '../../../../shared/page/csv.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { readFrames } from '../../read/read-frames.ts';

const DEFAULT_ROWS = 500;

export const handlePageReadTables: ToolHandler<'page_read_tables', BackgroundContext> = async (
  { ref, kinds = ['table', 'cards', 'list'], format = 'rows', links = false, maxRows = DEFAULT_ROWS, tab },
  context,
) => {
  const { url, frames } = await readFrames(
    { tool: 'frame_tables', tab, ref, input: { kinds, maxRows, links } },
    context,
  );
  const tables = frames.flatMap(({ output }) => output.tables);
  return {
    url,
    tables: tables.map(({ rows, ...table }) => ({
      ...table,
      ...(format === 'rows' && { rows }),
      ...(format === 'records' && { records: rows.map((row) => recordOf(table.headers, row)) }),
      ...(format === 'csv' && { csv: csvOf(table.headers, rows) }),
      truncated: table.rowCount > rows.length,
    })),
  };
};

const recordOf = (headers: readonly string[], row: readonly string[]): Record<string, string> =>
  Object.fromEntries(headers.map((header, index) => [header, row[index] ?? '']));
