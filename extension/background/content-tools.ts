/**
 * Routes tools of the page engine: to the frames that their refs name, and through the loads that they begin. Owns
 * which frame was acted in last, which is where the keyboard's focus is.
 */
import { ArqError, toArqError } from '../../shared/protocol/errors.ts';
import { asDispatched } from '../../shared/tools/as-dispatched.ts';
import { tools } from '../../shared/tools/index.ts';
import type { CallContext, ToolName, ToolOutput } from '../../shared/tools/types.ts';
import { describeNetError } from './net-errors.ts';
import type { BackgroundContext } from './background-context.ts';
import { inspectTargets } from './inspect-targets.ts';
import { assertJudgedSite } from './judged-site.ts';
import type { Navigations } from './navigations.ts';
import { findOpenedTabs, openAskedTab, type OpenedTab, untilShown } from './opened-tab.ts';
import type { PageCalls } from './page-calls.ts';
import type { FrameAddress } from './page-frames.ts';
import { waitForArrival } from './page-loads.ts';
import type { Arrival } from './read-arrival.ts';
import { outcomeOf } from './page-outcome.ts';
import { refsOf, stringIn } from '../../shared/tools/call-input.ts';
import { pause } from './pause.ts';
import { resolveTarget, resolveTargets } from './resolve-target.ts';
import { TrustedInput } from './trusted-input/trusted-input.ts';

type PageOutcome = ToolOutput<'page_click'>;

/** What became of an act. */
interface Followed {
  readonly arrival: Arrival;
  readonly since: number;
  readonly asked: OpenedTab | undefined;
  readonly isTrusted: boolean;
}

/** A page that said it is leaving, and did not begin to within this, stays. */
const LEAVING_MS = 2_000;

/** Without an element these go where the keyboard's focus is. */
const AT_FOCUS: ReadonlySet<ToolName> = new Set<ToolName>(['page_press_key', 'page_copy', 'page_paste']);

type Deps = Pick<BackgroundContext, 'pages' | 'navigations' | 'dialogs' | 'downloads'>;

export class ContentTools {
  readonly #deps: Deps;
  readonly #pages: PageCalls;
  readonly #navigations: Navigations;
  readonly #trusted: Pick<TrustedInput, 'call'>;
  readonly #lastActed = new Map<number, FrameAddress>();

  constructor(deps: Deps, trusted: Pick<TrustedInput, 'call'> = new TrustedInput(deps.pages, deps.navigations)) {
    const { pages, navigations } = deps;
    this.#deps = deps;
    this.#pages = pages;
    this.#navigations = navigations;
    this.#trusted = trusted;
    navigations.onFrame((tabId, frameId, step) => {
      const last = this.#lastActed.get(tabId);
      if (step === 'committed' && (frameId === 0 || frameId === last?.frameId)) this.#lastActed.delete(tabId);
    });
  }

  async call(name: ToolName, input: Readonly<Record<string, unknown>>, context: CallContext): Promise<unknown> {
    if (name === 'page_fill_form') return this.#fillForm(input, context);
    if (name === 'page_inspect') return inspectTargets(this.#pages, tools.page_inspect.input.parse(input), context);
    return this.#callOne(await this.#target(name, input), name, input, context);
  }

  /** Fields may lie in several frames: each frame is given its own, in the order of the form. */
  async #fillForm(input: Readonly<Record<string, unknown>>, context: CallContext): Promise<unknown> {
    const { fields, tab } = tools.page_fill_form.input.parse(input);
    const refs = fields.map(({ ref }) => ref);
    const places = await resolveTargets(this.#pages, tab, refs);
    if (places.some(({ tabId }) => tabId !== places[0]?.tabId)) throw severalTabs();
    const groups: { at: FrameAddress; fields: typeof fields }[] = [];
    for (const [index, at] of places.entries()) {
      const field = fields.slice(index, index + 1);
      const last = groups.at(-1);
      if (last?.at.frameId === at.frameId) last.fields.push(...field);
      else groups.push({ at, fields: field });
    }
    let output: unknown;
    let filled = 0;
    for (const group of groups) {
      const part = { ...input, fields: group.fields };
      output = await this.#callOne(group.at, 'page_fill_form', part, context).catch((error: unknown) => {
        throw filled > 0 ? asDispatched(error) : error;
      });
      if (isRecord(output) && typeof output['filled'] === 'number') filled += output['filled'];
    }
    return isRecord(output) && 'filled' in output ? { ...output, filled } : output;
  }

  /** What acts finds the page's dialogs in its hands: nobody else could answer them meanwhile. */
  async #prepareAct(at: FrameAddress, context: CallContext): Promise<void> {
    const { dialogs, downloads } = this.#deps;
    this.#pages.prepareAct(at);
    await dialogs.prepareAct(at.tabId, at.frameId, context);
    downloads.noteAct(at.tabId);
  }

  async #callOne(
    found: FrameAddress,
    name: ToolName,
    input: Readonly<Record<string, unknown>>,
    context: CallContext,
  ): Promise<unknown> {
    if (tools[name].risk === 'read') return this.#pages.call(found, name, input, context);
    await this.#prepareAct(found, context);
    // Another document may have come meanwhile; that one was never asked about.
    const ref = refsOf(input)[0];
    if (ref === undefined) await assertJudgedSite(found.tabId, context.site);
    const at = ref === undefined ? this.#focused(name, input, found) : await this.#pages.locate(ref, found.tabId);
    const since = this.#navigations.now;
    const frame = this.#navigations.expectReady(at.tabId, at.frameId);
    let output: unknown;
    let isTrusted = false;
    try {
      ({ output, isTrusted } = await this.#trusted.call(at, name, input, context));
      this.#lastActed.set(at.tabId, at);
    } catch (error) {
      // The act took the page away before it could answer: that is its effect, not its failure.
      if (toArqError(error).code !== 'page.unloaded') {
        frame.end();
        throw error;
      }
    }
    const asked = await openAskedTab(at.tabId, output);
    const isLeaving = output === undefined || (isRecord(output) && output['navigated'] === true);
    const arrival = await this.#arrive(at, since, isLeaving ? frame.ready : undefined, context)
      .catch((error: unknown) => {
        // Cancelled by now, but done: what the page answered is told, whatever it leads to.
        if (context.signal.aborted) return { kind: 'none' } as const;
        throw error;
      })
      .finally(() => frame.end());
    return this.#withArrival(name, at, output, { arrival, since, asked, isTrusted }, context.signal);
  }

  async #target(name: ToolName, input: Readonly<Record<string, unknown>>): Promise<FrameAddress> {
    const at = await resolveTarget(this.#pages, stringIn(input, 'tab'), refsOf(input)[0]);
    return this.#focused(name, input, at);
  }

  #focused(name: ToolName, input: Readonly<Record<string, unknown>>, { tabId, frameId }: FrameAddress): FrameAddress {
    if (!AT_FOCUS.has(name) || 'ref' in input) return { tabId, frameId };
    return this.#lastActed.get(tabId) ?? { tabId, frameId: 0 };
  }

  /** `leaving` resolves when the next document of a frame that said it is leaving can be read. */
  async #arrive(
    at: FrameAddress,
    since: number,
    leaving: Promise<void> | undefined,
    { signal }: CallContext,
  ): Promise<Arrival> {
    if (leaving !== undefined && at.frameId !== 0) await Promise.race([leaving, pause(LEAVING_MS, signal)]);
    const begins = (events: readonly { step: string }[]) =>
      events.some(({ step }) => step !== 'opened') ? true : undefined;
    const options = { timeoutMs: LEAVING_MS, signal };
    if (leaving !== undefined && at.frameId === 0) await this.#navigations.waitFor(at.tabId, since, begins, options);
    return waitForArrival(this.#navigations, at.tabId, since, signal);
  }

  async #withArrival(
    name: ToolName,
    at: FrameAddress,
    output: unknown,
    { arrival, since, asked, isTrusted }: Followed,
    signal: AbortSignal,
  ): Promise<unknown> {
    if (output !== undefined && !isRecord(output)) return output;
    const events = this.#navigations.eventsSince(at.tabId, since);
    const opened = await findOpenedTabs(at.tabId, events);
    const said = isRecord(output) && typeof output['changed'] === 'string' ? output['changed'] : '';
    const isLoaded = arrival.kind === 'ready' || arrival.kind === 'failed' || arrival.kind === 'slow';
    const askedText = asked === undefined ? '' : `A new tab opens ${asked.url}.`;
    const openedTexts = opened.map(({ url }) => `A new tab opens ${url}.`);
    const changed = [said, askedText, ...openedTexts, describeArrival(arrival)].filter((part) => part !== '').join(' ');
    const outcome = await outcomeOf(at.tabId, isLoaded, changed);
    // Firefox shows the address of a page that failed a moment later.
    const shown = arrival.kind === 'failed' ? { ...outcome, url: arrival.url } : outcome;
    if (output === undefined) return lostOutput(name, shown);
    // Tools that return something else than an outcome keep it.
    if (!('navigated' in output)) return output;
    // A click by script opens nothing by itself: what comes meanwhile may be the user's, and is named but not taken.
    const newTab = asked ?? (isTrusted ? opened[0] : undefined);
    const answered = { ...output, ...shown, navigated: isLoaded };
    if (newTab !== undefined) await untilShown(newTab, this.#navigations, since, signal);
    return newTab === undefined ? answered : { ...answered, opensTab: newTab.url, openedTab: newTab.tab };
  }
}

const severalTabs = () =>
  new ArqError(
    'tool.input_invalid',
    'The fields lie in several tabs. Fill those of one tab at a time. Nothing was filled.',
  );

/** What is known of a call whose document went away before it answered. */
function lostOutput(name: ToolName, shown: PageOutcome): unknown {
  const parsed = tools[name].output.safeParse(shown);
  if (parsed.success) return parsed.data;
  throw new ArqError('page.unloaded', 'The page went away before it answered. Look at what is there now.');
}

function describeArrival(arrival: Arrival): string {
  switch (arrival.kind) {
    case 'failed':
      return `The page it led to cannot be reached: ${describeNetError(arrival.error)}.`;
    case 'slow':
      return 'The page it led to is still loading.';
    case 'none':
    case 'ready':
    case 'moved':
    case 'aborted':
      return '';
    default:
      return arrival satisfies never;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
