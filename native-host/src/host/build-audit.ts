import type { DatabaseSync } from 'node:sqlite';
import type { JournalEvent } from '../../../shared/runs/journal.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { AuditTrail } from '../policy/audit/audit-trail.ts';
import { GrantEntries } from '../policy/audit/grant-entries.ts';
import { RunEntries } from '../policy/audit/run-entries.ts';
import { tokenEntry } from '../policy/audit/token-entries.ts';
import type { Grants } from '../policy/grants.ts';
import type { Tokens } from '../policy/tokens.ts';
import type { Observing } from './build-observing.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface Audit {
  readonly audit: AuditTrail;
  /** In the transaction that journals the event. */
  noteRun(run: Run, event: JournalEvent): void;
  /** What happens to tokens and grants is told from now on. */
  watch(tokens: Tokens, grants: Grants): void;
  close(): void;
}

/** The audit trail, fed by the journal of runs and cut by age where the operator says so. */
export function buildAudit(database: DatabaseSync, home: string, { operator, log }: Observing): Audit {
  const audit = new AuditTrail(database, { home, onProblem: (error) => log.problem('audit.problem', error) });
  const entries = new RunEntries();
  const { auditRetentionDays: days } = operator;
  const cut = () => {
    try {
      if (days !== undefined) audit.cutAll(Date.now() - days * DAY_MS);
    } catch (error) {
      log.problem('audit.not_cut', error);
    }
  };
  cut();
  const daily = setInterval(cut, DAY_MS).unref();
  return {
    audit,
    noteRun: (run, event) => {
      for (const entry of entries.of(run, event)) audit.note(entry);
    },
    watch(tokens, grants) {
      tokens.watch((event) => audit.note(tokenEntry(event)));
      const told = new GrantEntries(grants.list());
      grants.watch(() => {
        for (const entry of told.of(grants.list())) audit.note(entry);
      });
    },
    close() {
      clearInterval(daily);
      audit.close();
    },
  };
}
