/** A run at its beginning: planned, with nothing done. Pure. */
import type { PlanResult, PlanStep } from '../plan/plan.ts';
import { describeTarget } from '../plan/target-text.ts';
import type { Principal } from '../policy/principal.ts';
import { siteOf, siteOfWritten } from '../policy/site.ts';
import { tools } from '../tools/index.ts';
import { isOnPage } from '../tools/is-on-page.ts';
import type { Run, RunStep } from './run.ts';

export interface StartTab {
  readonly tab: string;
  readonly url: string;
  readonly title: string;
}

const findTool = (name: string) => (Object.hasOwn(tools, name) ? tools[name as keyof typeof tools] : undefined);

function newStep(step: PlanStep, index: number, language: Run['language']): RunStep {
  const described = step.targets.flatMap(({ target }) =>
    target.kind === 'tab-of-browser' ? [] : [describeTarget(target, language)],
  );
  return {
    index,
    tool: step.tool,
    title: step.title,
    target: described.join(', '),
    status: 'pending',
    risk: findTool(step.tool)?.risk ?? 'act',
    ms: 0,
  };
}

export function newRun(
  options: {
    readonly id: string;
    readonly command: string;
    readonly principal: Principal;
    readonly runtime: Run['runtime'];
    readonly now: number;
    readonly tab: StartTab | undefined;
  },
  planned: PlanResult,
): Run {
  const { id, command, principal, runtime, now, tab } = options;
  const isPlan = planned.kind === 'plan';
  const language = isPlan ? planned.plan.language : planned.language;
  const site = tab === undefined ? undefined : siteOf(tab.url);
  return {
    id,
    command,
    language,
    planner: 'offline',
    status: isPlan ? 'planned' : 'question',
    principal,
    runtime,
    ...(tab !== undefined && { tab: tab.tab, pageTitle: tab.title }),
    ...(site !== undefined && { site }),
    createdAt: now,
    ...(isPlan && { plan: planned.plan }),
    steps: isPlan ? planned.plan.steps.map((step, index) => newStep(step, index, language)) : [],
    message: isPlan ? '' : planned.message,
    ...(!isPlan && { question: { message: planned.message, choices: [] } }),
    version: 1,
  };
}

/** Sites of a run from its start: where it begins, and what its sentence names by address. */
export function ownSitesOf(run: Run): string[] {
  const named = (run.plan?.steps ?? []).flatMap(({ input }) => {
    const { url } = input;
    return typeof url === 'string' && url !== '' ? [siteOfWritten(url)] : [];
  });
  return [run.site, ...named].filter((site) => site !== undefined);
}

/** True when a step needs a page: a tab must be known. */
export const needsTab = (run: Run) => run.steps.some(({ tool }) => isOnPage(tool) || tool.startsWith('tabs_'));

/** True when a step changes a page: then its tab is this run's alone, and marked. */
export const isActing = (run: Run) => run.steps.some(({ tool, risk }) => isOnPage(tool) && risk !== 'read');
