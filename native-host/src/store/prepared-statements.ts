import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * Statements of one database, each prepared when first asked for: preparing one costs several times what running it
 * does, and every one holds memory that only the garbage collector gives back. For texts that the code holds, which
 * are few; never for one that is put together from values.
 */
export class PreparedStatements {
  readonly #database: DatabaseSync;
  readonly #known = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Throws what SQLite says of the text. */
  of(sql: string): StatementSync {
    let statement = this.#known.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#known.set(sql, statement);
    }
    return statement;
  }
}
