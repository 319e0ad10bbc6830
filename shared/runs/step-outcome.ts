/** What a tool's answer means for the run: where its tab is now, what to show, which pictures to keep. */
import { cleanLine } from '../page/clean-text.ts';
import type { PlanStep } from '../plan/plan.ts';
import { renderAnswer } from '../plan/render-answer.ts';
import { siteOf } from '../policy/site.ts';
import { toArqError } from '../protocol/errors.ts';
import type { ToolInput, ToolName, ToolOutput } from '../tools/types.ts';
import { callInternal, type ExecutorDeps, inOwnTab, type StepTool } from './executor-deps.ts';
import type { LiveRun } from './live-run.ts';
import { messagesIn } from './messages.ts';
import type { ResolvedCall } from './resolve-step.ts';

/** So many fields that were left are named. */
const MAX_LEFT = 12;

/** What is shown and journaled of a step's outcome. */
export interface StepOutcome {
  readonly change?: string;
  readonly picture?: string;
  readonly file?: string;
  readonly document?: string;
  readonly answer?: string;
}

type PageOutcome = ToolOutput<'page_click'>;
const MOVING = new Set<ToolName>(['tabs_open', 'tabs_activate', 'windows_open', 'sessions_restore']);
const NAVIGATING = new Set<ToolName>(['page_navigate', 'page_go_back', 'page_go_forward', 'page_reload']);

const isPageOutcome = (output: unknown): output is PageOutcome =>
  typeof output === 'object' && output !== null && 'navigated' in output && 'url' in output;

function noteAddress(live: LiveRun, url: string, title: string): void {
  live.url = url;
  // The first page that a run without one shows is where it began.
  if (live.raw.site === undefined) live.update({ site: siteOf(url), pageTitle: title });
}

async function keepPicture(deps: ExecutorDeps, live: LiveRun, index: number, output: ToolOutput<'page_screenshot'>) {
  const id = deps.newId('p');
  const { mime, base64 } = output;
  const file = await deps.saveFile(live.id, index, mime, base64);
  await deps.journal.putPicture({ id, runId: live.id, mime, base64, at: deps.now() });
  return { picture: id, ...(file !== undefined && { file }) };
}

/** As a file of the run where there is a disk, else in the journal; Firefox has written it where the user said. */
async function keepPrint(deps: ExecutorDeps, live: LiveRun, index: number, output: ToolOutput<'page_print_pdf'>) {
  const { mime, base64, bytes = 0 } = output;
  const messages = messagesIn(live.raw.language);
  if (base64 === undefined) return { change: messages.printedByUser };
  const change = messages.printed(Math.ceil(bytes / BYTES_PER_KB));
  const file = await deps.saveFile(live.id, index, mime, base64);
  if (file !== undefined) return { change, file };
  const id = deps.newId('p');
  await deps.journal.putPicture({ id, runId: live.id, mime, base64, at: deps.now() });
  return { change, document: id };
}
const BYTES_PER_KB = 1000;

/** Applies an answer of a tool to the run. The call path has parsed it against the tool's output schema. */
export async function applyOutcome(
  deps: ExecutorDeps,
  live: LiveRun,
  index: number,
  step: PlanStep,
  tool: StepTool,
  call: ResolvedCall,
  output: unknown,
): Promise<StepOutcome> {
  const messages = messagesIn(live.raw.language);
  const last = call.elements.at(-1);
  if (last !== undefined && tool.risk !== 'read') live.lastRef = last.ref;
  const answer =
    step.answer === undefined ? {} : { answer: renderAnswer(step.answer, output, step, live.raw.language) };
  if (tool.name === 'page_screenshot') {
    return { ...answer, ...(await keepPicture(deps, live, index, output as ToolOutput<'page_screenshot'>)) };
  }
  if (tool.name === 'page_print_pdf') {
    return { ...answer, ...(await keepPrint(deps, live, index, output as ToolOutput<'page_print_pdf'>)) };
  }
  if (MOVING.has(tool.name)) {
    const { tab, url, title } = output as ToolOutput<'tabs_open'>;
    deps.moveTo(live, tab);
    live.lastRef = undefined;
    const site = siteOf(url);
    // The sentence named the tab, so what it shows is the user's choice; what an address redirects to is not.
    if (tool.name === 'tabs_activate' && site !== undefined) live.ownSites.push(site);
    noteAddress(live, url, title);
    return { ...answer, change: messages.nowAt(url) };
  }
  const closes = tool.name === 'tabs_close' || tool.name === 'windows_close';
  if (closes && (call.input as ToolInput<'windows_close'>).tab === live.tab) {
    live.update({ tab: undefined });
    live.url = undefined;
    live.lastRef = undefined;
    return answer;
  }
  if (isPageOutcome(output)) {
    noteAddress(live, output.url, output.title);
    if (output.openedTab !== undefined && output.opensTab !== undefined) {
      // Whoever opens a link in a new tab means to go on there.
      deps.moveTo(live, output.openedTab);
      live.lastRef = undefined;
      noteAddress(live, output.opensTab, '');
      return { ...answer, change: messages.nowAt(output.opensTab) };
    }
    const isMoved = output.navigated || NAVIGATING.has(tool.name);
    const change = isMoved ? messages.nowAt(output.url) : output.changed;
    if (live.tab === undefined) {
      const current = await deps.currentTab(live.raw.principal);
      if (current !== undefined) deps.moveTo(live, current.tab);
    }
    return { ...answer, ...(change !== '' && { change }) };
  }
  if (tool.name === 'page_fill_form') {
    const { changed } = output as ToolOutput<'page_fill_form'>;
    return { ...answer, ...(changed !== '' && { change: changed }) };
  }
  if (tool.name === 'page_fill_profile') {
    const { filled, left } = output as ToolOutput<'page_fill_profile'>;
    const names = left.slice(0, MAX_LEFT).map(({ name, ref }) => cleanLine(name) || ref);
    return { ...answer, change: messages.filledProfile(filled, names) };
  }
  if (tool.name === 'files_write') return { ...answer, file: (output as ToolOutput<'files_write'>).path };
  return answer;
}

/** A picture that took longer may show what the next step has begun to do. */
const PROMPT_MS = 400;

/** A picture shows what its own step left, or it is none of that step. */
function hasActedSince(live: LiveRun, index: number, isLate: boolean): boolean {
  const later = live.raw.steps.filter((step) => step.index > index && step.risk !== 'read');
  return later.some((step) => step.status === 'done' || (isLate && step.startedAt !== undefined));
}

/** Keeps a small picture of what the step left, whenever it arrives. Never delays and never fails the step. */
export async function keepThumbnail(deps: ExecutorDeps, live: LiveRun, index: number): Promise<void> {
  try {
    const site = live.url === undefined ? undefined : siteOf(live.url);
    if (site !== undefined && (await deps.isNeverSite(site, live.raw.principal))) return;
    const signal = new AbortController().signal;
    const askedAt = deps.now();
    const thumbnail = await callInternal(deps, live, 'page_thumbnail', inOwnTab(live), { signal });
    if (thumbnail === null || live.isDeleted) return;
    if (hasActedSince(live, index, deps.now() - askedAt > PROMPT_MS)) return;
    const id = deps.newId('p');
    await deps.journal.putPicture({ id, runId: live.id, ...thumbnail, at: deps.now() });
    live.updateStep(index, { picture: id });
    await live.record('step.pictured', { index, picture: id });
  } catch (error) {
    // Hidden tabs and closed browsers have no picture to give; a full journal is told by the step itself.
    if (toArqError(error).code.startsWith('store.')) deps.onProblem(error);
  }
}
