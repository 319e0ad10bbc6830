/** Turns a planned step into tool inputs: tabs and elements found, the run's tab filled in. */
import type { PlanStep } from '../plan/plan.ts';
import { siteOf } from '../policy/site.ts';
import { withAddress } from '../policy/web-address.ts';
import { ArqError } from '../protocol/errors.ts';
import { tools } from '../tools/index.ts';
import { isOnPage } from '../tools/is-on-page.ts';
import { look, type ExecutorDeps, type StepTool } from './executor-deps.ts';
import { findTabs, type OpenTab } from './find-tab.ts';
import { type Grounded, groundTarget } from './ground-target.ts';
import type { LiveRun } from './live-run.ts';
import { messagesIn } from './messages.ts';
import { type Path, writePath } from './redaction.ts';

export interface ResolvedElement {
  readonly path: Path;
  readonly ref: string;
}

/** One call that a step makes; `each` makes several. */
export interface ResolvedCall {
  readonly input: Readonly<Record<string, unknown>>;
  readonly elements: readonly ResolvedElement[];
  /** `button "Sign up"`, or a tab's title; empty when the tool has no target. */
  readonly label: string;
  /** Set when a form was split: places in `input.fields` that this call fills. `input` stays as planned, because values are known by their place in the plan. */
  readonly fields?: readonly number[];
}

interface Filling {
  readonly value: string;
  readonly label: string;
  readonly isElement: boolean;
}

export async function listTabs(deps: ExecutorDeps, live: LiveRun): Promise<readonly OpenTab[]> {
  return (await look(deps, live, 'tabs_list', {})).tabs;
}

type TabSlotTarget = Extract<PlanStep['targets'][number]['target'], { readonly kind: 'tab-of-browser' }>;

async function resolveTabs(
  deps: ExecutorDeps,
  live: LiveRun,
  target: TabSlotTarget,
  each: boolean,
): Promise<Filling[]> {
  const messages = messagesIn(live.raw.language);
  if (target.which === 'this') await beginInCurrent(deps, live);
  const found = findTabs(target, await listTabs(deps, live), live.tab);
  const fillings = found.map(({ tab, title, url }) => ({
    value: tab,
    label: title === '' ? url : title,
    isElement: false,
  }));
  if (fillings.length === 0 && !(each && target.which === 'others')) {
    throw new ArqError('tabs.no_match', messages.noTab(target.text === undefined ? target.which : `“${target.text}”`));
  }
  if (each || fillings.length <= 1) return fillings;
  const choice = await live.ask({
    message: messages.tabTie(fillings.length),
    choices: fillings.map(({ value, label }) => ({ id: value, label })),
  });
  return fillings.filter(({ value }) => value === choice);
}

const fillingOf = ({ ref, label }: Grounded): Filling => ({ value: ref, label, isElement: true });

/** A run that has no tab yet begins in the one that the user looks at, when there is one. */
async function beginInCurrent(deps: ExecutorDeps, live: LiveRun): Promise<void> {
  if (live.tab !== undefined) return;
  const current = await deps.currentTab(live.raw.principal);
  if (current === undefined) return;
  deps.moveTo(live, current.tab);
  live.url = current.url;
  const site = siteOf(current.url);
  // The first tab it ever has is where the run begins.
  if (live.raw.site === undefined && site !== undefined) {
    live.ownSites.push(site);
    live.update({ site, pageTitle: current.title });
  }
}

/** The run's tab for a page tool that names none. Opening an address can do without: the browser then picks one. */
async function fillTab(deps: ExecutorDeps, live: LiveRun, tool: StepTool): Promise<{ readonly tab?: string }> {
  const takesTab = isOnPage(tool.name);
  if (!takesTab) return {};
  await beginInCurrent(deps, live);
  if (live.tab === undefined && tool.name !== 'page_navigate') {
    throw new ArqError('tabs.required', messagesIn(live.raw.language).noCurrentTab);
  }
  return live.tab === undefined ? {} : { tab: live.tab };
}

/** The browser in which a tab opens that names none: settled here, so that what is cleared is what happens. */
async function fillBrowser(
  deps: ExecutorDeps,
  live: LiveRun,
  { input }: PlanStep,
): Promise<{ readonly browser?: string }> {
  if (typeof input['browser'] === 'string') return {};
  const browser = await deps.chooseBrowser({ principal: live.raw.principal, runId: live.id }, live.signal);
  return browser === undefined ? {} : { browser };
}

/** First part of a ref: the document that holds the element. */
const documentOf = (ref: string) => ref.slice(0, ref.indexOf('e'));

/** A form is filled within one frame; fields that a sentence names in several frames make a call for each. */
function splitByDocument(call: ResolvedCall): ResolvedCall[] {
  const byDocument = Map.groupBy(call.elements, ({ ref }) => documentOf(ref));
  if (byDocument.size < 2) return [call];
  return [...byDocument.values()].map((elements) => ({
    ...call,
    elements,
    fields: elements.map(({ path }) => Number(path[1])),
  }));
}

/** What is sent, or shown of it: of a form that was split, the fields of this call alone. */
export function ownPart(
  call: ResolvedCall,
  input: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { fields } = input;
  if (call.fields === undefined || !Array.isArray(fields)) return input;
  return { ...input, fields: call.fields.map((place) => fields[place] as unknown) };
}

/** Every call the step makes now. Empty only for “each” of nothing. */
export async function resolveStep(
  deps: ExecutorDeps,
  live: LiveRun,
  step: PlanStep,
  tool: StepTool,
): Promise<readonly ResolvedCall[]> {
  const each = step.each === true;
  const place = tool.name === 'tabs_open' ? await fillBrowser(deps, live, step) : await fillTab(deps, live, tool);
  const planned = withAddress({ ...place, ...step.input }, live.raw.principal);
  let calls: ResolvedCall[] = [{ input: planned, elements: [], label: '' }];
  for (const { path, target } of step.targets) {
    const fillings =
      target.kind === 'tab-of-browser'
        ? await resolveTabs(deps, live, target, each)
        : (await groundTarget(deps, live, target, each)).map(fillingOf);
    calls = calls.flatMap((call) =>
      fillings.map(({ value, label, isElement }) => ({
        input: writePath(call.input, path, value),
        elements: isElement ? [...call.elements, { path, ref: value }] : call.elements,
        label: call.label === '' ? label : `${call.label}, ${label}`,
      })),
    );
  }
  if (tool.name === 'page_fill_profile') return Promise.all(calls.map((call) => settleForm(deps, live, tool, call)));
  return tool.name === 'page_fill_form' ? calls.flatMap(splitByDocument) : calls;
}

/** Which form is meant is settled here, so that a person is shown the one that is filled. */
async function settleForm(
  deps: ExecutorDeps,
  live: LiveRun,
  tool: StepTool,
  call: ResolvedCall,
): Promise<ResolvedCall> {
  const { principal } = live.raw;
  const context = { principal, runId: live.id, trace: live.trace, signal: live.signal, allowedRisk: 'read' } as const;
  const input = tools.page_fill_profile.input.parse(
    (await deps.settle?.(tool.name, call.input, context)) ?? call.input,
  );
  const elements = input.form === undefined ? [] : [{ path: ['form'], ref: input.form }];
  return { ...call, input, elements };
}
