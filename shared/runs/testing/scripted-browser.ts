/**
 * A browser for tests of the run service: answers tool calls as scripted, and remembers them. It stands in for the
 * call path, which is the run service's context; nothing of the run service itself is replaced.
 */
import type { Plan, PlanResult, PlanStep } from '../../plan/plan.ts';
import type { TargetFacts } from '../../policy/facts.ts';
import { plainFacts } from '../../policy/testing/plain-facts.ts';
import type { ToolOutput } from '../../tools/types.ts';
import type { ToolCall } from '../../tools/call-path.ts';
import type { Journal, JournalEvent, JournalExport, Picture, RunQuery } from '../journal.ts';
import { RunService, type RunServiceDeps } from '../run-service.ts';
import type { Run } from '../run.ts';

export const TAB = 'aaaaaa.1';

const factsOf = (ref: string, more: Partial<TargetFacts> = {}): TargetFacts => plainFacts({ ref, name: ref, ...more });

export const candidate = (ref: string, name: string, more: object = {}) => ({
  ref,
  role: 'button',
  name,
  score: 90,
  where: '',
  line: `button "${name}" [${ref}]`,
  isVisible: true,
  ...more,
});

/** Events of finished runs and everything else, in memory; refuses when told to. */
export class MemoryJournal implements Journal {
  readonly runs = new Map<string, Run>();
  readonly stored: JournalEvent[] = [];
  readonly pictures = new Map<string, Picture>();
  /** Called before each append; what it throws the append throws. */
  guard: (event: JournalEvent | undefined) => void = () => undefined;

  async append(run: Run, events: readonly JournalEvent[]): Promise<void> {
    this.guard(events[0]);
    // Through JSON, as a store does it: nothing may hang on identity.
    this.runs.set(run.id, JSON.parse(JSON.stringify(run)) as Run);
    this.stored.push(...(JSON.parse(JSON.stringify(events)) as JournalEvent[]));
    return Promise.resolve();
  }
  findRun(runId: string): Promise<Run | undefined> {
    return Promise.resolve(this.runs.get(runId));
  }
  listRuns({ statuses, limit, before }: RunQuery): Promise<Run[]> {
    const wanted = [...this.runs.values()].filter(
      (run) => (statuses?.includes(run.status) ?? true) && run.createdAt < (before ?? Infinity),
    );
    return Promise.resolve(wanted.toSorted((a, b) => b.createdAt - a.createdAt).slice(0, limit));
  }
  readEvents(runId: string): Promise<JournalEvent[]> {
    return Promise.resolve(this.stored.filter((event) => event.runId === runId));
  }
  putPicture(picture: Picture): Promise<void> {
    this.pictures.set(picture.id, picture);
    return Promise.resolve();
  }
  findPicture(id: string): Promise<Picture | undefined> {
    return Promise.resolve(this.pictures.get(id));
  }
  deleteRun(runId: string): Promise<void> {
    this.runs.delete(runId);
    return Promise.resolve();
  }
  prune(): Promise<number> {
    return Promise.resolve(0);
  }
  async exportRun(runId: string): Promise<JournalExport | undefined> {
    const run = this.runs.get(runId);
    return run && { run, events: await this.readEvents(runId), pictures: [] };
  }
  async importRun({ run, events }: JournalExport): Promise<void> {
    if (!this.runs.has(run.id)) await this.append(run, events);
  }
  types(): string[] {
    return this.stored.map(({ type }) => type);
  }
}

type Answer = (input: Readonly<Record<string, unknown>>, call: ToolCall) => unknown;

export interface Scripted {
  readonly service: RunService;
  readonly journal: Journal;
  readonly calls: {
    readonly tool: string;
    readonly input: Readonly<Record<string, unknown>>;
    readonly call: ToolCall;
  }[];
  readonly views: Run[];
  readonly problems: unknown[];
  /** Names of the tools called that do something, in order. */
  acts(): string[];
  /** Changes how a tool answers from now on. */
  on(tool: string, answer: Answer): void;
  /** Milliseconds that were slept for in all. */
  sleptMs(): number;
}

const LOOKING = new Set(['tabs_list', 'page_ground', 'page_inspect', 'page_mark', 'page_thumbnail']);

/** Lets everything that waits for nothing but promises go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
}

export function planOf(command: string, ...steps: PlanStep[]): Plan {
  return { command, language: 'en', steps };
}

export function step(
  tool: string,
  input: Readonly<Record<string, unknown>> = {},
  more: Partial<PlanStep> = {},
): PlanStep {
  return { tool, input, targets: [], title: tool, values: [], ...more };
}

/** Answers `page_inspect` element by element. */
export const inspecting =
  (facts: (ref: string) => Partial<TargetFacts>) =>
  ({ refs }: Readonly<Record<string, unknown>>): ToolOutput<'page_inspect'> => ({
    targets: (refs as readonly string[]).map((ref) => factsOf(ref, facts(ref))),
  });

/** A step on a named element. */
export function on(
  tool: string,
  name: string,
  input: Readonly<Record<string, unknown>> = {},
  more: Partial<PlanStep> = {},
): PlanStep {
  return step(tool, input, {
    targets: [{ path: ['ref'], target: { kind: 'any', name } }],
    title: `${tool} ${name}`,
    ...more,
  });
}

export const typing = (text: string, name: string) =>
  on('page_type', name, { text }, { values: [['text']], title: `Type into “${name}”` });

export function scriptedBrowser(
  planned: Plan | PlanResult | readonly PlanStep[],
  deps: Partial<RunServiceDeps> = {},
): Scripted {
  const calls: Scripted['calls'] = [];
  const views: Run[] = [];
  const problems: unknown[] = [];
  let now = 1000;
  let ids = 0;
  let sleptMs = 0;
  const url = 'https://shop.example/cart';
  const tabs = [
    { tab: TAB, browser: 'chromium-1', window: 'w1', title: 'Cart', url, isActive: true, isPrivate: false },
  ];
  const outcome = { url, title: 'Cart', navigated: false, changed: 'Something changed' };
  const answers: Record<string, Answer> = {
    tabs_list: () => ({ tabs }),
    page_ground: ({ target }) => {
      const { name } = target as { name: string };
      return { outcome: 'one', candidates: [candidate(`ref-${name}`, name)] };
    },
    page_inspect: inspecting(() => ({})),
    page_mark: () => ({ marked: true }),
    page_thumbnail: () => null,
    page_fill_form: () => ({ filled: 1, fields: [], changed: '' }),
    page_read_text: () => ({ url, title: 'Cart', text: 'Your cart is empty', truncated: false }),
    page_screenshot: () => ({ mime: 'image/png', base64: 'cGljdHVyZQ==', width: 1, height: 1 }),
  };
  const journal = deps.journal ?? new MemoryJournal();
  const service = new RunService({
    runtime: 'host',
    journal,
    callTool: async (call) => {
      const input = call.input as Readonly<Record<string, unknown>>;
      calls.push({ tool: call.tool, input, call });
      await Promise.resolve();
      return (answers[call.tool] ?? (() => outcome))(input, call);
    },
    currentTab: () => Promise.resolve({ tab: TAB, url, title: 'Cart' }),
    isNeverSite: () => Promise.resolve(false),
    saveFile: (runId, index) => Promise.resolve(`/files/${runId}/${index}.png`),
    now: () => (now += 1),
    newId: (prefix) => `${prefix}_${(ids += 1)}`,
    sleep: async (ms, signal) => {
      // Longer than whatever answers at once, shorter than `settle`.
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
      signal.throwIfAborted();
      sleptMs += ms;
    },
    onProblem: (problem) => problems.push(problem),
    plan: (command) => {
      if ('kind' in planned) return planned;
      return { kind: 'plan', plan: 'steps' in planned ? planned : planOf(command, ...planned) };
    },
    ...deps,
  });
  service.watch((change) => {
    if (change.kind === 'changed') views.push(change.run);
  });
  return {
    service,
    journal,
    calls,
    views,
    problems,
    acts: () => calls.map(({ tool }) => tool).filter((tool) => !LOOKING.has(tool)),
    on: (tool, answer) => {
      answers[tool] = answer;
    },
    sleptMs: () => sleptMs,
  };
}

/** The run once it no longer goes on by itself. */
export async function atRest({ service }: Pick<Scripted, 'service'>, runId: string): Promise<Run> {
  for (let turn = 0; turn < 100; turn += 1) {
    await settle();
    const run = await service.get(runId);
    if (!['queued', 'running'].includes(run.status)) return run;
  }
  throw new Error('The run does not come to rest.');
}

/** Starts a sentence as the user in the panel and waits until the run rests. */
export async function runIt(scripted: Scripted, command = 'do it'): Promise<Run> {
  const { id } = await scripted.service.start({ command }, { kind: 'panel' });
  return atRest(scripted, id);
}
