/**
 * A run while it lives. Owns its state as only this process may know it: the sentence as written, values not yet
 * known to be harmless, what it waits for. The journal is authoritative for everything that survives; it and every
 * view get what `redaction.ts` lets through.
 */
import type { ArqError } from '../protocol/errors.ts';
import type { Plan } from '../plan/plan.ts';
import type { Principal } from '../policy/principal.ts';
import type { Journal, JournalEvent } from './journal.ts';
import { messagesIn } from './messages.ts';
import { createRedaction, elideSentence, type Redaction } from './redaction.ts';
import { orAbort } from './or-abort.ts';
import type { Approval, Run, RunStatus, RunStep } from './run.ts';

export type ApprovalDecision = 'allow' | 'allow-site' | 'deny';
type Question = NonNullable<Run['question']>;
/** Where a run can end. A question without choices is an end too: nobody can answer it. */
export type EndStatus = Extract<RunStatus, 'question' | 'in_doubt' | 'done' | 'failed' | 'stopped'>;

interface Waiting<Answer> {
  readonly id: string;
  readonly resolve: (answer: Answer) => void;
}

/** A decision, and at which face it was made where that is known. */
interface Decided {
  readonly decision: ApprovalDecision;
  readonly by?: Principal['kind'] | undefined;
}

export interface LiveRunOptions {
  readonly approve?: 'act' | 'danger' | undefined;
  /** W3C `traceparent` of whoever began it. */
  readonly trace?: string | undefined;
}

export interface LiveRunDeps {
  readonly journal: Journal;
  now(): number;
  /** Told after every change, with the view that people may see. */
  onChange(view: Run): void;
}

export class LiveRun {
  readonly id: string;
  readonly plan: Plan | undefined;
  readonly redaction: Redaction | undefined;
  readonly approve: 'act' | 'danger' | undefined;
  /** The span that began the run: its steps belong to it. */
  readonly trace: string | undefined;
  /** Address of the run's tab as last seen. */
  url: string | undefined;
  /** Ref acted on last, to resolve “submit” and keys without a target. */
  lastRef: string | undefined;
  readonly ownSites: string[] = [];
  readonly allowedSites: string[] = [];
  /** Set while a step of the run itself closes its tab. */
  closingTab: string | undefined;
  /** Set when the run was deleted: nothing of it is stored any more, however late it arrives. */
  isDeleted = false;
  readonly #deps: LiveRunDeps;
  readonly #abort = new AbortController();
  readonly #ended = Promise.withResolvers<void>();
  #run: Run;
  #seq = 0;
  /** Appends happen one after the other, in the order of their events. */
  #appending: Promise<void> = Promise.resolve();
  #pauseReason: string | undefined;
  #paused: PromiseWithResolvers<void> | undefined;
  #question: Waiting<string> | undefined;
  #approval: Waiting<Decided> | undefined;

  constructor(run: Run, options: LiveRunOptions, deps: LiveRunDeps) {
    this.id = run.id;
    this.plan = run.plan;
    this.redaction = run.plan === undefined ? undefined : createRedaction(run.plan);
    this.approve = options.approve;
    this.trace = options.trace;
    this.#run = run;
    this.#deps = deps;
  }

  /** Aborted with an ArqError when the run must end. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get status(): RunStatus {
    return this.#run.status;
  }

  get hasEnded(): boolean {
    return this.#run.endedAt !== undefined;
  }

  /** Resolves when the run has ended and its end is journaled, or could not be. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  get tab(): string | undefined {
    return this.#run.tab;
  }

  /** The state with everything in it. Never leaves the run service. */
  get raw(): Run {
    return this.#run;
  }

  view(): Run {
    return this.redaction === undefined ? this.#run : this.redaction.view(this.#run);
  }

  #record(): Run {
    if (this.redaction !== undefined) return this.redaction.record(this.#run);
    return elideSentence(this.#run, messagesIn(this.#run.language).notUnderstood);
  }

  /** Changes the state and tells the watchers; not journaled by itself. `undefined` removes a property. */
  update(patch: { readonly [Key in keyof Run]?: Run[Key] | undefined }): void {
    const entries = Object.entries({ ...this.#run, ...patch }).filter(([, value]) => value !== undefined);
    this.#run = { ...(Object.fromEntries(entries) as Run), version: this.#run.version + 1 };
    this.#deps.onChange(this.view());
  }

  updateStep(index: number, patch: Partial<RunStep>): void {
    this.update({ steps: this.#run.steps.map((step) => (step.index === index ? { ...step, ...patch } : step)) });
  }

  /** Resolves when the event and the state with it are durable. Rejects with the journal's error; nothing is stored then. */
  async record(type: string, data: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const work = this.#appendAfter(this.#appending, type, data);
    this.#appending = work.catch(() => undefined);
    return work;
  }

  async #appendAfter(before: Promise<void>, type: string, data: Readonly<Record<string, unknown>>): Promise<void> {
    await before;
    if (this.isDeleted) return;
    const scrubbed = this.redaction === undefined ? data : this.redaction.event(data);
    const event: JournalEvent = { runId: this.id, seq: this.#seq + 1, at: this.#deps.now(), type, data: scrubbed };
    await this.#deps.journal.append(this.#record(), [event]);
    this.#seq += 1;
  }

  /** Passes at once, or waits while the run is paused; true when it had to wait. Throws when the run must end. */
  async gate(): Promise<boolean> {
    this.signal.throwIfAborted();
    if (this.#pauseReason === undefined) return false;
    const reason = this.#pauseReason;
    this.#paused = Promise.withResolvers<void>();
    this.update({ status: 'paused', message: reason });
    await this.record('run.paused', { reason });
    await orAbort(this.#paused.promise, this.signal);
    this.update({ status: 'running', message: '' });
    await this.record('run.resumed');
    return true;
  }

  /** Asks a person to choose; resolves to the id of a choice. */
  async ask(question: Question): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>();
    this.#question = { id: '', resolve };
    this.update({ status: 'question', message: question.message, question });
    await this.record('question.asked', { message: question.message, choices: question.choices });
    const choice = await orAbort(promise, this.signal);
    this.update({ status: 'running', message: '', question: undefined });
    await this.record('question.answered', { choice });
    return choice;
  }

  /** Asks a person to allow; the first decision wins. */
  async askApproval(approval: Approval): Promise<ApprovalDecision> {
    const { promise, resolve } = Promise.withResolvers<Decided>();
    this.#approval = { id: approval.id, resolve };
    this.updateStep(approval.step, { status: 'waiting' });
    this.update({ status: 'waiting', message: messagesIn(this.#run.language).waiting, approval });
    await this.record('approval.asked', { approval });
    const { decision, by } = await orAbort(promise, this.signal);
    this.updateStep(approval.step, { status: 'running' });
    this.update({ status: 'running', message: '', approval: undefined });
    await this.record('approval.decided', {
      approvalId: approval.id,
      decision,
      ...(by !== undefined && { by }),
    });
    return decision;
  }

  answer(choice: string): boolean {
    const isChoice = this.#run.question?.choices.some(({ id }) => id === choice) ?? false;
    if (!isChoice || this.#question === undefined) return false;
    this.#question.resolve(choice);
    this.#question = undefined;
    return true;
  }

  decide(approvalId: string, decision: ApprovalDecision, by?: Principal['kind']): boolean {
    if (this.#approval?.id !== approvalId) return false;
    this.#approval.resolve({ decision, by });
    this.#approval = undefined;
    return true;
  }

  /** Takes effect before the next step. False when there is nothing to pause. */
  pause(reason: string): boolean {
    if (this.status !== 'running' && this.status !== 'queued') return false;
    this.#pauseReason ??= reason;
    return true;
  }

  resume(): boolean {
    const wasPaused = this.#pauseReason !== undefined;
    this.#pauseReason = undefined;
    this.#paused?.resolve();
    this.#paused = undefined;
    return wasPaused;
  }

  /** Ends the run as soon as what it does right now allows. */
  stop(reason: ArqError): void {
    this.#abort.abort(reason);
  }

  /** Writes down the end. The state is right for its watchers even if the journal could not take it. */
  async end(status: EndStatus, message: string, data: Readonly<Record<string, unknown>> = {}): Promise<void> {
    if (this.hasEnded) return;
    this.#question = undefined;
    this.#approval = undefined;
    const steps = this.#run.steps.map((step) =>
      step.status === 'pending' ? { ...step, status: 'skipped' as const } : step,
    );
    const isQuestion = status === 'question';
    this.update({
      status,
      message,
      steps,
      endedAt: this.#deps.now(),
      approval: undefined,
      ...(!isQuestion && { question: undefined }),
    });
    try {
      await this.record(isQuestion ? 'question.asked' : `run.${status}`, data);
    } finally {
      this.#ended.resolve();
    }
  }
}
