import { z } from 'zod';
import type { AuditEntry } from '../../shared/tools/call-path.ts';
import { storedItem } from '../storage/stored-item.ts';

const KEPT = 500;
const WRITE_AFTER_MS = 2_000;

const auditItem = storedItem('local', 'audit', z.array(z.record(z.string(), z.unknown())), () => []);

/**
 * Who called which tool, and what policy said; never with what input. The last few hundred lines lie in
 * `storage.local`. Reads come in crowds, so lines are written in groups, what acts at once.
 */
export class AuditLog {
  #pending: AuditEntry[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  add(entry: AuditEntry): void {
    this.#pending.push(entry);
    if (entry.risk === 'read') this.#timer ??= setTimeout(() => this.#write(), WRITE_AFTER_MS);
    else this.#write();
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const lines = this.#pending.map(({ values: _values, ...entry }) => ({ ...entry }));
    this.#pending = [];
    auditItem.update((known) => [...known, ...lines].slice(-KEPT)).catch((error: unknown) => console.error(error));
  }
}
