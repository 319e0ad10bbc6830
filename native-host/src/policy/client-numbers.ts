/**
 * The numbers in the ids of clients. Owns the table `client_numbers`: what a client left behind is known by its id, so
 * that no number comes back, whichever host gives it.
 */
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { inStore } from '../store/store-errors.ts';

const row = z.object({ last: z.number() });

export class ClientNumbers {
  readonly #database: DatabaseSync;
  readonly #onProblem: (problem: unknown) => void;

  constructor(database: DatabaseSync, onProblem: (problem: unknown) => void) {
    this.#database = database;
    this.#onProblem = onProblem;
  }

  /** Number that nobody of that word had; something random where none can be kept, because reading goes on then too. */
  next(word: string): string {
    try {
      const kept = inStore(() =>
        this.#database
          .prepare(
            'INSERT INTO client_numbers VALUES (?, 1) ON CONFLICT (word) DO UPDATE SET last = last + 1 RETURNING last',
          )
          .get(word),
      );
      return String(row.parse(kept).last);
    } catch (error) {
      this.#onProblem(error);
      return randomBytes(6).toString('hex');
    }
  }
}
