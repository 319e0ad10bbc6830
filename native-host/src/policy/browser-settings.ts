/**
 * What the user settled about browsers, by device: their names, and whether clients and models may use private windows.
 * Owns the table `browsers`; what is in memory is the same.
 */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { DEFAULT_WORKSPACE } from '../../../shared/policy/principal.ts';
import { inStore } from '../store/store-errors.ts';

interface BrowserSetting {
  readonly name?: string | undefined;
  readonly allowsPrivate: boolean;
}

const row = z.object({ device: z.string(), name: z.string().nullable(), allows_private: z.number() });

export class BrowserSettings {
  readonly #database: DatabaseSync;
  readonly #settings = new Map<string, BrowserSetting>();

  constructor(database: DatabaseSync) {
    this.#database = database;
    inStore(() => {
      for (const stored of database.prepare('SELECT device, name, allows_private FROM browsers').all()) {
        const { device, name, allows_private: allowsPrivate } = row.parse(stored);
        this.#settings.set(device, { name: name ?? undefined, allowsPrivate: allowsPrivate === 1 });
      }
    });
  }

  /** The name that the user gave. */
  findName(device: string): string | undefined {
    return this.#settings.get(device)?.name;
  }

  /** Names that the user gave, whether or not their browsers are connected. */
  names(): string[] {
    return [...this.#settings.values()].flatMap(({ name }) => name ?? []);
  }

  setName(device: string, name: string): void {
    this.#put(device, { allowsPrivate: this.allowsPrivate(device), name });
  }

  allowsPrivate(device: string): boolean {
    return this.#settings.get(device)?.allowsPrivate ?? false;
  }

  setPrivate(device: string, allowsPrivate: boolean): void {
    this.#put(device, { name: this.findName(device), allowsPrivate });
  }

  #put(device: string, setting: BrowserSetting): void {
    inStore(() =>
      this.#database
        .prepare('INSERT OR REPLACE INTO browsers VALUES (?, ?, ?, ?, ?)')
        .run(device, DEFAULT_WORKSPACE, setting.name ?? null, setting.allowsPrivate ? 1 : 0, Date.now()),
    );
    this.#settings.set(device, setting);
  }
}
