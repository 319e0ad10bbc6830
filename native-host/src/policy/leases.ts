/**
 * Who acts in which tab: one client at a time. Owns the table `leases`; what is in memory is the same. A lease is taken
 * by acting, ends by itself some time after the last act, and never holds up the user, who takes a tab over by acting there.
 */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Lease } from '../../../shared/policy/lease.ts';
import type { Principal } from '../../../shared/policy/principal.ts';
import { workspaceOf } from '../../../shared/policy/principal.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { inStore } from '../store/store-errors.ts';

/** How long a tab stays its client's after the last act. */
export const LEASE_MS = 60_000;
/** Renewing costs a write to the disk, so a lease that is still this fresh is left as it is. */
const RENEW_BELOW_MS = 45_000;

interface Held extends Lease {
  /** The user acted there since; the holder is told once. */
  readonly takenOverAt?: number | undefined;
}

const row = z.object({
  tab: z.string(),
  workspace: z.string(),
  client_id: z.string(),
  client_name: z.string(),
  run_id: z.string().nullable(),
  taken_at: z.number(),
  expires_at: z.number(),
  taken_over_at: z.number().nullable(),
});

export class Leases {
  readonly #database: DatabaseSync;
  readonly #now: () => number;
  readonly #leases = new Map<string, Held>();
  readonly #listeners = new Set<() => void>();
  /** Acting calls that go on: as long as one does, its client's lease of that tab does not run out. */
  readonly #calls = new Set<Pick<Lease, 'tab' | 'clientId'>>();

  constructor(database: DatabaseSync, now: () => number = Date.now) {
    this.#database = database;
    this.#now = now;
    inStore(() => {
      database.prepare('DELETE FROM leases WHERE expires_at <= ?').run(now());
      for (const stored of database.prepare('SELECT * FROM leases').all()) {
        const held = row.parse(stored);
        this.#leases.set(held.tab, {
          tab: held.tab,
          workspace: held.workspace,
          clientId: held.client_id,
          client: held.client_name,
          takenAt: held.taken_at,
          expiresAt: held.expires_at,
          ...(held.run_id !== null && { runId: held.run_id }),
          ...(held.taken_over_at !== null && { takenOverAt: held.taken_over_at }),
        });
      }
    });
  }

  /**
   * Takes the tab for a client that is about to act there, or renews. Throws `tabs.in_use` with the holder's name, or
   * once `tabs.taken_over` after the user has acted there meanwhile.
   */
  take(tab: string, principal: Principal, runId?: string): void {
    const clientId = principal.id ?? '';
    const held = this.#find(tab);
    if (held !== undefined && held.clientId !== clientId) {
      if (held.takenOverAt === undefined) throw tabInUse(held);
    } else if (held?.takenOverAt !== undefined) {
      this.#drop(tab);
      throw new ArqError(
        'tabs.taken_over',
        'The user has acted in this tab since your last act, so it is not as you left it. Look again (page_snapshot), then go on.',
        { data: { tab } },
      );
    }
    const now = this.#now();
    const isFresh = held?.clientId === clientId && held.runId === runId && held.expiresAt - now > RENEW_BELOW_MS;
    if (isFresh) return;
    this.#put({
      tab,
      workspace: workspaceOf(principal),
      clientId,
      client: principal.name ?? clientId,
      takenAt: held?.clientId === clientId ? held.takenAt : now,
      expiresAt: now + LEASE_MS,
      ...(runId !== undefined && { runId }),
    });
  }

  /**
   * For a call that goes on for long, such as a hand-over to the user: the lease is renewed until the returned function
   * is called, and counts from then on. It is still lost to whoever takes the tab over.
   */
  keep(tab: string, principal: Principal): () => void {
    const call = { tab, clientId: principal.id ?? '' };
    this.#calls.add(call);
    return () => {
      this.#calls.delete(call);
      const held = this.#leases.get(tab);
      if (held?.clientId !== call.clientId || held.expiresAt - this.#now() > RENEW_BELOW_MS) return;
      const renewed = { ...held, expiresAt: this.#now() + LEASE_MS };
      this.#leases.set(tab, renewed);
      try {
        this.#put(renewed);
      } catch {
        // The call is done, and is answered also when this cannot be written down.
      }
    };
  }

  /** The user acts there: whoever held it is told at its next act. */
  takeOver(tab: string): void {
    const held = this.#find(tab);
    if (held !== undefined && held.takenOverAt === undefined) this.#put({ ...held, takenOverAt: this.#now() });
  }

  /** Makes `to` the holder, whoever it was before. That the user acted there is still told to whom it happened. */
  give(tab: string, to: Principal): Lease {
    const held = this.#find(tab);
    const clientId = to.id ?? '';
    const now = this.#now();
    const given: Held = {
      tab,
      workspace: workspaceOf(to),
      clientId,
      client: to.name ?? clientId,
      takenAt: now,
      expiresAt: now + LEASE_MS,
      ...(held?.clientId === clientId && { takenOverAt: held.takenOverAt }),
    };
    this.#put(given);
    return viewOf(given);
  }

  find(tab: string): Lease | undefined {
    const held = this.#find(tab);
    return held === undefined || held.takenOverAt !== undefined ? undefined : viewOf(held);
  }

  /** The tab in which a client acted last, of those it holds. */
  findTabOf(principal: Principal): string | undefined {
    if (principal.kind !== 'client') return undefined;
    const own = this.list().filter(({ clientId }) => clientId === principal.id);
    return own.toSorted((a, b) => b.expiresAt - a.expiresAt)[0]?.tab;
  }

  /** Those that hold now; of one workspace, or of all. */
  list(filter: { readonly workspace?: string | undefined } = {}): Lease[] {
    return [...this.#leases.keys()]
      .flatMap((tab) => this.find(tab) ?? [])
      .filter((lease) => (filter.workspace ?? lease.workspace) === lease.workspace);
  }

  /** False when nobody holds it. One that the user took over is kept until its holder was told. */
  release(tab: string): boolean {
    if (this.find(tab) === undefined) return false;
    this.#drop(tab);
    return true;
  }

  /** All of a client that went; returns how many. */
  releaseOf(clientId: string): number {
    const own = [...this.#leases.values()].filter((held) => held.clientId === clientId);
    for (const { tab } of own) this.#drop(tab);
    return own.length;
  }

  releaseOfRun(runId: string): void {
    for (const held of this.#leases.values()) if (held.runId === runId) this.#drop(held.tab);
  }

  /** Calls `listener` after every change but a renewal; returns how to stop it. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #find(tab: string): Held | undefined {
    const held = this.#leases.get(tab);
    if (held === undefined || held.expiresAt > this.#now()) return held;
    const isActing = this.#calls.values().some((call) => call.tab === tab && call.clientId === held.clientId);
    if (!isActing) {
      this.#drop(tab);
      return undefined;
    }
    const renewed = { ...held, expiresAt: this.#now() + LEASE_MS };
    this.#put(renewed);
    return renewed;
  }

  #put(held: Held): void {
    inStore(() =>
      this.#database
        .prepare('INSERT OR REPLACE INTO leases VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
        .run(
          held.tab,
          held.workspace,
          held.clientId,
          held.client,
          held.runId ?? null,
          held.takenAt,
          held.expiresAt,
          held.takenOverAt ?? null,
        ),
    );
    const before = this.#leases.get(held.tab);
    this.#leases.set(held.tab, held);
    if (before?.clientId !== held.clientId || before.takenOverAt !== held.takenOverAt) this.#tell();
  }

  #drop(tab: string): void {
    if (!this.#leases.delete(tab)) return;
    inStore(() => this.#database.prepare('DELETE FROM leases WHERE tab = ?').run(tab));
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function viewOf({ takenOverAt: _takenOverAt, ...lease }: Held): Lease {
  return lease;
}

/** `tabs.in_use`: who acts there, and how to come to it. */
export function tabInUse(
  holder: Pick<Lease, 'tab' | 'client' | 'clientId' | 'runId'> & { expiresAt?: number },
): ArqError {
  const { tab, client, clientId, runId, expiresAt } = holder;
  return new ArqError(
    'tabs.in_use',
    `${client} is acting in this tab${runId === undefined ? '' : ` with run ${runId}`}. Reading it is free. To act, wait until it is done (${LEASE_MS / 1000} s after its last act at the latest), have it handed over with tabs_hand_over, or open a tab of your own with tabs_open.`,
    {
      data: {
        tab,
        holder: client,
        clientId,
        ...(runId !== undefined && { runId }),
        ...(expiresAt !== undefined && { expiresAt }),
      },
    },
  );
}
