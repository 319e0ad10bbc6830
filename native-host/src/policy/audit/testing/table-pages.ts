/** Where the rows of a table without rowid lie in an SQLite file: https://sqlite.org/fileformat.html#b_tree_pages */
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const LEAF = 0x0a;
const INTERIOR = 0x02;

export interface TablePage {
  /** Offset of its first byte in the file. */
  readonly offset: number;
  readonly isLeaf: boolean;
  /** First bytes of its rows, in their order. */
  readonly cells: readonly number[];
}

/** The pages of the table's tree, in the order of its rows. */
export function tablePages(path: string, table: string): { readonly pageSize: number; readonly pages: TablePage[] } {
  const database = new DatabaseSync(path);
  const root = Number(database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table)?.['rootpage']);
  database.close();
  const file = readFileSync(path);
  const pageSize = file.readUInt16BE(16);
  const pages: TablePage[] = [];
  const walk = (number: number) => {
    const offset = (number - 1) * pageSize;
    const type = file.readUInt8(offset);
    if (type !== LEAF && type !== INTERIOR) throw new Error(`Page ${number} is of type ${type}.`);
    const header = type === LEAF ? 8 : 12;
    const cells = Array.from(
      { length: file.readUInt16BE(offset + 3) },
      (_, index) => offset + file.readUInt16BE(offset + header + 2 * index),
    );
    pages.push({ offset, isLeaf: type === LEAF, cells });
    if (type !== INTERIOR) return;
    for (const cell of cells) walk(file.readUInt32BE(cell));
    walk(file.readUInt32BE(offset + 8));
  };
  walk(root);
  return { pageSize, pages };
}
