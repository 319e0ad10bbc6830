/**
 * What a run did, for the audit trail, told from its journal events: each act with its outcome, every question to a
 * person with the answer, beginning and end. Owns the acts that were intended and have no outcome yet. The events'
 * values were made presentable by the run's own redaction.
 */
import { z } from 'zod';
import type { DecidedBy } from '../../../../shared/policy/audit-record.ts';
import type { ReasonCode } from '../../../../shared/policy/reasons.ts';
import type { ArqErrorCode } from '../../../../shared/protocol/errors.ts';
import type { JournalEvent } from '../../../../shared/runs/journal.ts';
import { approval, type Run } from '../../../../shared/runs/run.ts';
import type { AuditEntry } from '../../../../shared/tools/call-path.ts';

const index = z.number().int();
const risk = z.enum(['read', 'act', 'danger']);
const error = z.looseObject({ code: z.string() });

const intended = z.looseObject({
  index,
  tool: z.string(),
  input: z.record(z.string(), z.unknown()),
  risk,
  site: z.string().optional(),
});
const outcome = z.looseObject({ index, ms: z.number().optional(), error: error.optional() });
const asked = z.looseObject({ approval });
const decided = z.looseObject({
  approvalId: z.string(),
  decision: z.enum(['allow', 'allow-site', 'deny']),
  by: z.enum(['panel', 'cli', 'client']).optional(),
});
const ended = z.looseObject({ index: index.optional(), error: error.optional(), code: z.string().optional() });

type Intent = z.infer<typeof intended> & { readonly at: number };

/** Ends of a run that are none of `run.*`. */
const ENDS = /^run\.(?:done|failed|stopped|in_doubt)$/;
const SETTLES = new Set(['step.done', 'step.acted', 'step.failed', 'step.in_doubt', 'step.retried']);

export class RunEntries {
  readonly #intents = new Map<string, Intent>();
  readonly #decisions = new Map<string, DecidedBy>();
  readonly #traces = new Map<string, string>();

  /** Lines for one event, in the order of the journal. An event of another version's shape makes none. */
  of(run: Run, event: JournalEvent): AuditEntry[] {
    const { type, data, at } = event;
    if (type === 'run.created' && typeof data['trace'] === 'string') this.#traces.set(run.id, data['trace']);
    const { id: runId, principal } = run;
    const trace = this.#traces.get(runId);
    const base = { at, principal, runId, decision: 'allow', reasons: [], ms: 0, trace } as const;
    if (type === 'run.created')
      return [{ ...base, ...told(run), kind: 'run', tool: type, risk: 'read', outcome: 'ok' }];
    if (type === 'step.intended') return this.#intend(run.id, data, at);
    if (type === 'approval.asked') {
      const parsed = asked.safeParse(data).data?.approval;
      if (parsed === undefined) return [];
      const values = { title: parsed.title, ...Object.fromEntries(parsed.values.map((one) => [one.label, one.value])) };
      const reasons = parsed.reasons as ReasonCode[];
      const { site, step } = parsed;
      return [
        {
          ...base,
          kind: 'approval',
          tool: type,
          step,
          site,
          values,
          risk: parsed.risk,
          decision: 'ask',
          reasons,
          outcome: 'ok',
        },
      ];
    }
    if (type === 'approval.decided') return this.#decide(run, base, data);
    if (SETTLES.has(type)) return this.#settle(run, base, type, data);
    if (ENDS.test(type)) return this.#end(run, base, type, data);
    return [];
  }

  #intend(runId: string, data: JournalEvent['data'], at: number): AuditEntry[] {
    const parsed = intended.safeParse(data).data;
    if (parsed !== undefined) this.#intents.set(runId, { ...parsed, at });
    return [];
  }

  #decide(run: Run, base: Base, data: JournalEvent['data']): AuditEntry[] {
    const parsed = decided.safeParse(data).data;
    if (parsed === undefined) return [];
    const { approvalId: id, decision, by: where } = parsed;
    const by: DecidedBy = { kind: 'person', id, ...(where !== undefined && { where }) };
    if (decision !== 'deny') this.#decisions.set(run.id, by);
    return [
      {
        ...base,
        kind: 'approval',
        tool: 'approval.decided',
        values: { decision },
        risk: 'act',
        decision: decision === 'deny' ? 'refuse' : 'allow',
        by,
        outcome: 'ok',
      },
    ];
  }

  #settle(run: Run, base: Base, type: string, data: JournalEvent['data']): AuditEntry[] {
    const parsed = outcome.safeParse(data).data;
    const intent = this.#intents.get(run.id);
    if (parsed === undefined || intent?.index !== parsed.index) return this.#failedBefore(run, base, type, data);
    this.#intents.delete(run.id);
    const by = this.#decisions.get(run.id);
    this.#decisions.delete(run.id);
    const { tool, input, site } = intent;
    const isWell = type === 'step.done' || type === 'step.acted';
    return [
      {
        ...base,
        at: intent.at,
        kind: 'step',
        tool,
        step: intent.index,
        site,
        tab: textOf(input['tab']) ?? run.tab,
        values: input,
        risk: intent.risk,
        by,
        outcome: isWell ? 'ok' : codeOf(parsed.error?.code ?? type),
        ms: Math.max(0, base.at - intent.at),
      },
    ];
  }

  /** A step that never came to its act: refused, denied, or not found. */
  #failedBefore(run: Run, base: Base, type: string, data: JournalEvent['data']): AuditEntry[] {
    const parsed = outcome.safeParse(data).data;
    const step = parsed === undefined ? undefined : run.steps[parsed.index];
    if (type !== 'step.failed' || parsed === undefined || step === undefined) return [];
    const code = codeOf(parsed.error?.code ?? type);
    const decision = code.startsWith('policy.') ? 'refuse' : 'allow';
    const { tool, index: place, risk: stepRisk } = step;
    return [
      {
        ...base,
        kind: 'step',
        tool,
        step: place,
        site: run.site,
        tab: run.tab,
        risk: stepRisk,
        decision,
        outcome: code,
      },
    ];
  }

  #end(run: Run, base: Base, type: string, data: JournalEvent['data']): AuditEntry[] {
    const parsed = ended.safeParse(data).data;
    const isWell = type === 'run.done';
    const lost = this.#intents.get(run.id);
    this.#intents.delete(run.id);
    this.#decisions.delete(run.id);
    this.#traces.delete(run.id);
    const doubtful = parsed?.index ?? lost?.index;
    const entries: AuditEntry[] = [];
    // A crash came between the act and its outcome; the host of that time is gone with what it knew.
    const step = type === 'run.in_doubt' && doubtful !== undefined ? run.steps[doubtful] : undefined;
    if (step !== undefined && data['cause'] === 'restart') {
      entries.push({
        ...base,
        kind: 'step',
        tool: step.tool,
        step: step.index,
        site: run.site,
        tab: run.tab,
        risk: step.risk,
        outcome: 'run.in_doubt',
      });
    }
    entries.push({
      ...base,
      ...told(run),
      kind: 'run',
      tool: type,
      risk: 'read',
      outcome: isWell ? 'ok' : codeOf(parsed?.error?.code ?? type),
      ms: Math.max(0, base.at - run.createdAt),
    });
    return entries;
  }
}

type Base = Pick<AuditEntry, 'at' | 'principal' | 'runId' | 'decision' | 'reasons' | 'ms' | 'trace'>;

/** The sentence as the journal has it, and where the run belongs. */
const told = (run: Run) => ({ site: run.site, tab: run.tab, values: { command: run.command, runtime: run.runtime } });

const codeOf = (code: string): ArqErrorCode => (code.includes('.') ? (code as ArqErrorCode) : 'run.failed');
const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
