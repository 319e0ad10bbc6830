/**
 * Everything between “found” and “done”: the facts about a step's targets, what they tell about private values,
 * policy's decision, and the person's where policy asks. Facts are read again after an approval, so that what
 * happens is what was shown.
 */
import { type Assessed, clearCall, otherSitesOf } from '../policy/clear-call.ts';
import { decide } from '../policy/decide.ts';
import type { TargetFacts } from '../policy/facts.ts';
import { worstRisk } from '../policy/risk.ts';
import { droppedOn, leftBy, sentValues, shownFacts, shownText } from '../policy/shown-values.ts';
import { isBlank, siteOf, siteShown } from '../policy/site.ts';
import { ArqError } from '../protocol/errors.ts';
import { pointIn } from '../tools/call-input.ts';
import { actsOnPage } from '../tools/acts-on-page.ts';
import type { Risk } from '../tools/define-tool.ts';
import { isOnPage } from '../tools/is-on-page.ts';
import { look, type ExecutorDeps, inOwnTab, type StepTool } from './executor-deps.ts';
import type { LiveRun } from './live-run.ts';
import { messagesIn } from './messages.ts';
import { readPath } from './redaction.ts';
import { listTabs, type ResolvedCall } from './resolve-step.ts';
import type { Approval } from './run.ts';

export interface Clearance {
  readonly risk: Risk;
  readonly site: string | undefined;
}

async function inspectAll(
  deps: ExecutorDeps,
  live: LiveRun,
  tool: StepTool,
  call: ResolvedCall,
): Promise<TargetFacts[]> {
  if (!actsOnPage(tool)) return [];
  const { key, submit } = call.input;
  const asked = { ...(typeof key === 'string' && { key }), ...(submit === true && { submit }), ...inOwnTab(live) };
  const refs = call.elements.map(({ ref }) => ref);
  // A key without a target goes where the focus is: most likely where the run acted last.
  if (refs.length === 0 && tool.runsIn === 'content' && live.lastRef !== undefined) refs.push(live.lastRef);
  const at = pointIn(call.input);
  if (at !== undefined) return (await look(deps, live, 'page_inspect', { refs: [], at, ...asked })).targets;
  if (refs.length === 0) return [];
  const { targets } = await look(deps, live, 'page_inspect', { refs, ...asked });
  return targets;
}

/** Where the call acts: the address it opens, or what its tab shows now, which may not be what it showed before. */
async function findSite(deps: ExecutorDeps, live: LiveRun, tool: StepTool, call: ResolvedCall) {
  const { url } = call.input;
  if (typeof url === 'string' && url !== '') return siteOf(url);
  if (!isOnPage(tool.name) || live.tab === undefined) return undefined;
  const tabs = await listTabs(deps, live);
  const own = tabs.find(({ tab }) => tab === live.tab);
  if (own === undefined) throw new ArqError('tabs.closed', messagesIn(live.raw.language).tabClosed);
  live.url = own.url;
  return live.raw.principal.kind === 'client' ? siteShown(own.url) : siteOf(own.url);
}

/** The page that a client's run takes away by opening an address in its place; the user's own sentence may. */
async function findLeft(deps: ExecutorDeps, live: LiveRun, tool: StepTool) {
  const { principal } = live.raw;
  if (tool.name !== 'page_navigate' || live.tab === undefined || principal.kind !== 'client') return undefined;
  const site = await findSite(deps, live, tool, { input: {}, elements: [], label: '' });
  if (site === undefined) return undefined;
  return { site, isOwn: isBlank(site) || deps.holdsTab?.(principal, live.tab) === true };
}

/** The first of these on which nothing may be done. */
async function findNever(
  deps: ExecutorDeps,
  { raw }: LiveRun,
  sites: readonly (string | undefined)[],
): Promise<string | undefined> {
  for (const site of new Set(sites))
    if (site !== undefined && (await deps.isNeverSite(site, raw.principal))) return site;
  return undefined;
}

/** Before a step looks for anything on a page. Throws `policy.site_never`. */
export async function refuseNeverSite(deps: ExecutorDeps, live: LiveRun, tool: StepTool): Promise<void> {
  if (!isOnPage(tool.name) || tool.name === 'page_navigate') return;
  const site = await findSite(deps, live, tool, { input: {}, elements: [], label: '' });
  const never = await findNever(deps, live, [site]);
  if (never !== undefined) throw new ArqError('policy.site_never', messagesIn(live.raw.language).neverSite(never));
}

interface Assessment extends Assessed {
  /** Where the user said never: what the step acts on, leads to or leaves. */
  readonly never: string | undefined;
  readonly explained: Approval['values'];
}

async function assess(
  deps: ExecutorDeps,
  live: LiveRun,
  index: number,
  tool: StepTool,
  call: ResolvedCall,
): Promise<Assessment> {
  // Nothing of a page is looked into, not even its facts, where the user said never.
  const site = await findSite(deps, live, tool, call);
  const left = await findLeft(deps, live, tool);
  const facts = (await findNever(deps, live, [site])) === undefined ? await inspectAll(deps, live, tool, call) : [];
  for (const [place, element] of call.elements.entries()) {
    const known = facts[place];
    if (known !== undefined) live.redaction?.learn(index, element.path, known.isPrivate);
  }
  const never = await findNever(deps, live, [site, left?.site, ...facts.map(({ origin }) => siteOf(origin))]);
  const { principal } = live.raw;
  const run = { ownSites: live.ownSites, allowedSites: live.allowedSites, approve: live.approve };
  const sites = left === undefined || left.isOwn ? [site] : [site, left.site];
  const verdicts = sites.flatMap((at) => {
    const question = { tool, principal, input: call.input, site: at, isNeverSite: never !== undefined, run };
    const granted = deps.granted?.({ principal, runId: live.id, tool: tool.name, input: call.input }, at);
    const all = facts.length === 0 ? [undefined] : facts;
    return all.map((of) => ({ at, ...decide({ ...question, facts: of, granted }) }));
  });
  const order = ['allow', 'ask', 'refuse'] as const;
  const isAsked = never === undefined && verdicts.some(({ decision }) => decision === 'ask');
  return {
    never,
    explained: isAsked ? ((await deps.explain?.(tool.name, call.input, principal)) ?? []) : [],
    targets: facts,
    // A grant for where a step leads is none for the page that it takes away.
    site: (verdicts.find(({ decision }) => decision !== 'allow') ?? verdicts[0])?.at,
    sites,
    verdict: {
      decision: order[Math.max(...verdicts.map(({ decision }) => order.indexOf(decision)))] ?? 'refuse',
      risk: worstRisk(verdicts.map(({ risk }) => risk)),
      reasons: [...new Set(verdicts.flatMap(({ reasons }) => reasons))],
    },
  };
}

/** What the step enters or sends. Values of private fields, and of fields nobody has looked at, are dots. */
function approvalValues(
  live: LiveRun,
  index: number,
  tool: StepTool,
  call: ResolvedCall,
  facts: readonly TargetFacts[],
) {
  const ofForm = [...sentValues(facts), ...droppedOn(tool.name, facts)];
  const input = live.redaction?.input(index, call.input) ?? {};
  if (tool.runsIn !== 'content') {
    const entries = Object.entries(input).filter(
      ([key, value]) => key !== 'tab' && key !== 'ref' && value !== undefined,
    );
    const own = entries.map(([label, value]) => ({ label, value: shownText(value), isPreset: false, isKey: true }));
    return [...ofForm, ...own];
  }
  const step = live.plan?.steps[index];
  const own = (step?.values ?? []).filter(([, place]) => call.fields?.includes(Number(place)) ?? true);
  const written = own.map((path) => {
    const place = call.elements.findIndex(
      ({ path: slot }) => slot.length > 1 && slot.slice(0, -1).every((part, at) => part === path[at]),
    );
    return {
      label: facts[Math.max(place, 0)]?.name ?? call.label,
      value: shownText(readPath(input, path)),
      isPreset: false,
    };
  });
  return [...ofForm, ...written];
}

function describeApproval(
  deps: ExecutorDeps,
  live: LiveRun,
  index: number,
  tool: StepTool,
  call: ResolvedCall,
  assessment: Assessment,
): Approval {
  const { targets: facts, verdict, site } = assessment;
  return {
    id: deps.newId('a'),
    step: index,
    title: live.plan?.steps[index]?.title ?? tool.title,
    site: site ?? '',
    ...shownFacts(facts),
    ...otherSitesOf(assessment),
    values: [...approvalValues(live, index, tool, call, facts), ...assessment.explained, ...leftBy(assessment.sites)],
    reasons: [...verdict.reasons],
    risk: verdict.risk,
    askedAt: deps.now(),
  };
}

/**
 * Resolves when the call may be made. `approved` keeps what the user allowed for this step, so that finding the
 * element again does not ask again. Throws `policy.site_never`, `policy.refused`, `policy.denied` or `policy.target_restless`.
 */
export async function clearStep(
  deps: ExecutorDeps,
  live: LiveRun,
  step: {
    readonly index: number;
    readonly tool: StepTool;
    readonly call: ResolvedCall;
    readonly approved: Set<string>;
  },
): Promise<Clearance> {
  const { index, tool, call, approved } = step;
  const messages = messagesIn(live.raw.language);
  const { verdict, site } = await clearCall<Assessment, Approval>({
    approved,
    assess: async () => {
      const assessment = await assess(deps, live, index, tool, call);
      live.updateStep(index, { risk: assessment.verdict.risk });
      return assessment;
    },
    describe: (assessment) => describeApproval(deps, live, index, tool, call, assessment),
    ask: async (approval) => {
      const decision = await live.askApproval(approval);
      if (decision === 'deny') throw new ArqError('policy.denied', messages.denied);
      if (decision === 'allow-site' && approval.site !== '') live.allowedSites.push(approval.site);
    },
    refusal: ({ never, site }) => new ArqError('policy.site_never', messages.neverSite(never ?? site ?? '')),
    restless: () => new ArqError('policy.target_restless', messages.targetChanged),
  });
  return { risk: verdict.risk, site };
}
