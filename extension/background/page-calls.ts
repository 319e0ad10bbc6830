/**
 * Calls tools of the page engine in one frame: hands the document its number, parses the answer, enters frames that
 * have no engine yet, and notices when the document goes away under the call. Background only.
 */
import { browser } from 'wxt/browser';
import { ArqError, toArqError } from '../../shared/protocol/errors.ts';
import { describeIssues } from '../../shared/protocol/parse-for.ts';
import type { SpanReport } from '../../shared/protocol/span-report.ts';
import { tools } from '../../shared/tools/index.ts';
import type { CallContext, ToolArguments, ToolName, ToolOutput } from '../../shared/tools/types.ts';
import type { PageRequest } from '../messaging/page-contract.ts';
import { LONGEST_ACT_MS } from '../messaging/witness-events.ts';
import { dialogOpen, type OpenDialogs } from './dialogs/open-dialogs.ts';
import { DocNumbers } from './doc-numbers.ts';
import { enterFrame, forgetEntering } from './enter-frame.ts';
import type { Navigations } from './navigations.ts';
import { readNeverSites } from './never-sites.ts';
import { DocPlaces, FrameTokenPlaces, docOfRef, listFrames, type Frame, type FrameAddress } from './page-frames.ts';
import { pageSpan } from './page-spans.ts';
import { SILENT_MS, inPageTime, pageSilent } from './in-page-time.ts';
import { watchPulse } from './watch-pulse.ts';
import { parsePageReply, type ParsedReply } from './page-replies.ts';
import { readableFrames } from './readable-frames.ts';
import { PageWitnesses } from './page-witnesses.ts';

/** An answer that is under way when its document unloads still arrives within this. */
const LAST_WORD_MS = 150;
const ASK_DOC_MS = 1500;
/** An act that is cancelled may be done by then: the page says which, within this. */
const CANCEL_GRACE_MS = 2_000;

const READS_PAGE = new Set<ToolName>([
  'frame_activity',
  'frame_boxes',
  'frame_children',
  'frame_dialogs',
  'frame_find',
  'frame_gates',
  'frame_forms',
  'frame_ground',
  'frame_images',
  'frame_links',
  'frame_markdown',
  'frame_selection',
  'frame_snapshot',
  'frame_tables',
  'frame_text',
  'frame_timings',
  'frame_watched',
]);

export class PageCalls {
  readonly places = new DocPlaces();
  readonly tokens = new FrameTokenPlaces();
  readonly #numbers = new DocNumbers();
  readonly #navigations: Navigations;
  readonly #openDialogs: OpenDialogs;
  readonly #addSpan: (span: SpanReport) => void;
  readonly #witnesses: PageWitnesses;

  constructor(navigations: Navigations, openDialogs: OpenDialogs, addSpan: (span: SpanReport) => void) {
    this.#navigations = navigations;
    this.#openDialogs = openDialogs;
    this.#addSpan = addSpan;
    this.#witnesses = new PageWitnesses(navigations);
    navigations.onFrame((tabId, frameId, step) => {
      if (step !== 'committed') return;
      this.places.forgetDocument(tabId, frameId);
      forgetEntering({ tabId, frameId });
      // Frames of the document before; those of this one report after it.
      if (frameId === 0) void this.tokens.forgetTab(tabId);
      if (frameId === 0) openDialogs.noteClosed(tabId);
    });
  }

  /** Begins to put what an act needs into its frame, so that the call waits less for it. */
  prepareAct(at: FrameAddress): void {
    void this.#witnesses.call(at);
  }

  /** Rejects with the engine's error, `page.unloaded` when the document went away meanwhile, `page.silent`, and the errors of entering. */
  async call<Name extends ToolName>(
    at: FrameAddress,
    tool: Name,
    input: ToolArguments<Name>,
    context: CallContext,
    timeoutMs = LONGEST_ACT_MS,
  ): Promise<ToolOutput<Name>> {
    const needsWitness = tools[tool].risk !== 'read' || tool === 'frame_activity';
    const [offered, witness] = await Promise.all([
      this.#numbers.take(),
      needsWitness ? this.#witnesses.call(at) : undefined,
    ]);
    const { principal, runId, signal } = context;
    // What only looks is no act, also on behalf of one: the page's dialogs are the user's meanwhile.
    const allowedRisk = tools[tool].risk === 'read' ? 'read' : context.allowedRisk;
    const id = crypto.randomUUID();
    const endSpan = pageSpan(tool, context.trace, this.#addSpan);
    const isTimed = endSpan !== undefined;
    const asked = { id, tool, input, principal, runId, allowedRisk, isTimed, witness, doc: offered };
    const reply = await this.#exchange(at, { kind: 'arq.call', ...asked }, signal, timeoutMs).catch(
      (error: unknown) => {
        endSpan?.({ error: toArqError(error) });
        throw error;
      },
    );
    endSpan?.(reply);
    if (reply.doc !== offered) this.#numbers.giveBack(offered);
    this.places.learn(reply.doc, at.tabId, at.frameId);
    if (!reply.ok) throw reply.error;
    const output = tools[tool].output.safeParse(reply.result);
    if (output.success) return output.data as ToolOutput<Name>;
    throw new ArqError(
      'tool.output_invalid',
      `${tool} answered with something unexpected: ${describeIssues(output.error)}. It may have had its effect; look before repeating it.`,
    );
  }

  /**
   * Calls all frames of a tab at once. A child frame that fails or takes longer than `timeoutMs` is left out; with
   * `needsAll`, one that takes longer fails the whole. Frames that cannot be entered show nothing but an error.
   */
  async callAll<Name extends ToolName>(
    tabId: number,
    tool: Name,
    input: ToolArguments<Name>,
    context: CallContext,
    timeoutMs: number,
    needsAll = false,
  ): Promise<{ frame: Frame; output: ToolOutput<Name> }[]> {
    const all = await listFrames(tabId);
    // Marks and black boxes belong on all frames; what they hold is read only where that is allowed.
    const frames = READS_PAGE.has(tool) ? readableFrames(all, await readNeverSites()) : all;
    if (frames[0] !== all[0]) throw never();
    const answers = await Promise.allSettled(
      frames.map(async (frame) => {
        const limit = frame.frameId === 0 ? LONGEST_ACT_MS : timeoutMs;
        return { frame, output: await this.call({ tabId, frameId: frame.frameId }, tool, input, context, limit) };
      }),
    );
    for (const [index, answer] of answers.entries()) {
      if (answer.status === 'fulfilled') continue;
      const error = toArqError(answer.reason);
      if (index === 0 || (needsAll && error.code === 'page.silent')) throw error;
    }
    context.signal.throwIfAborted();
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  }

  /** The frame whose document gave out `ref`. Throws `page.ref_stale`, `page.frame_gone`, `page.ref_invalid`. */
  async locate(ref: string, tabId: number): Promise<FrameAddress> {
    const doc = docOfRef(ref);
    const known = this.places.find(doc);
    if (known?.isCurrent === true && known.tabId === tabId) return { tabId, frameId: known.frameId };
    const frames = await listFrames(tabId);
    await Promise.all(frames.map((frame) => this.#askDoc({ tabId, frameId: frame.frameId })));
    const found = this.places.find(doc);
    if (found?.isCurrent === true && found.tabId === tabId) return { tabId, frameId: found.frameId };
    if (found !== undefined && found.tabId !== tabId) {
      throw new ArqError('page.ref_stale', `${ref} belongs to a page in another tab. Take a new snapshot of this one.`);
    }
    if (found !== undefined && found.frameId !== 0 && !frames.some(({ frameId }) => frameId === found.frameId)) {
      throw new ArqError('page.frame_gone', `The frame that ${ref} was in is gone. Take a new snapshot.`);
    }
    throw new ArqError('page.ref_stale', `The page that ${ref} was on is no longer there. Take a new snapshot.`);
  }

  /** The tab of a ref whose document is known; refs alone name it then. */
  tabOfRef(ref: string): number | undefined {
    const place = this.places.find(docOfRef(ref));
    return place?.tabId;
  }

  async #askDoc(at: FrameAddress): Promise<void> {
    const timeout = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ASK_DOC_MS));
    const request: PageRequest = { kind: 'arq.doc' };
    const answer = browser.tabs.sendMessage(at.tabId, request, { frameId: at.frameId }).catch(() => undefined);
    const reply: unknown = await Promise.race([answer, timeout]);
    if (reply !== undefined) this.places.learn(parsePageReply(reply).doc, at.tabId, at.frameId);
  }

  async #exchange(
    at: FrameAddress,
    request: Extract<PageRequest, { kind: 'arq.call' }>,
    signal: AbortSignal,
    timeoutMs: number,
  ): Promise<ParsedReply> {
    const first = await this.#send(at, request, signal, timeoutMs);
    if (first !== 'nobody') return first;
    // Firefox says so as well when a listener went away with its document: what acts may have acted.
    const isActing = tools[request.tool as ToolName].risk !== 'read';
    if (isActing && this.places.hasCurrent(at.tabId, at.frameId)) throw unloaded();
    // One that takes longer goes on: the page is entered once it has time.
    await inPageTime(enterFrame(at), Math.min(timeoutMs, SILENT_MS), signal);
    const second = await this.#send(at, request, signal, timeoutMs);
    if (second !== 'nobody') return second;
    throw unloaded();
  }

  async #send(
    at: FrameAddress,
    request: Extract<PageRequest, { kind: 'arq.call' }>,
    signal: AbortSignal,
    timeoutMs: number,
  ): Promise<ParsedReply | 'nobody'> {
    if (signal.aborted) throw cancelled();
    const isActing = request.allowedRisk !== 'read';
    const shown = this.#openDialogs.find(at.tabId);
    if (shown !== undefined) throw dialogOpen(shown, false);
    const over = new AbortController();
    const interruption = new Promise<never>((_, reject) => {
      const cancel = () => {
        const request_: PageRequest = { kind: 'arq.cancel', id: request.id };
        browser.tabs.sendMessage(at.tabId, request_, { frameId: at.frameId }).catch(() => undefined);
        if (request.allowedRisk === 'read') reject(cancelled());
        else graceTimer = setTimeout(() => reject(cancelled()), CANCEL_GRACE_MS);
      };
      let graceTimer: ReturnType<typeof setTimeout> | undefined;
      signal.addEventListener('abort', cancel, { once: true, signal: over.signal });
      const timer = setTimeout(() => reject(pageSilent()), timeoutMs);
      const clear = () => {
        clearTimeout(timer);
        clearTimeout(graceTimer);
      };
      over.signal.addEventListener('abort', clear, { once: true });
      this.#openDialogs.onOpen((tabId, dialog) => {
        if (tabId === at.tabId) reject(dialogOpen(dialog, isActing));
      }, over.signal);
      void watchPulse(at, over.signal, () => reject(pageSilent()));
      this.#navigations.onFrame((tabId, frameId, step) => {
        const isHit = tabId === at.tabId && (frameId === at.frameId || frameId === 0) && step === 'committed';
        if (isHit) setTimeout(() => reject(unloaded()), LAST_WORD_MS);
      }, over.signal);
    });
    const message = browser.tabs.sendMessage(at.tabId, request, { frameId: at.frameId }).then(
      (reply: unknown) => {
        // No answer from a listener that exists: its document went away under it.
        if (reply === undefined || reply === null) throw unloaded();
        return parsePageReply(reply);
      },
      (error: unknown) => {
        const text = error instanceof Error ? error.message : String(error);
        if (/Receiving end does not exist|Could not establish connection/i.test(text)) return 'nobody' as const;
        throw unloaded(error);
      },
    );
    try {
      return await Promise.race([message, interruption]);
    } finally {
      over.abort();
      interruption.catch(() => undefined);
      message.catch(() => undefined);
    }
  }
}

const unloaded = (cause?: unknown) =>
  new ArqError('page.unloaded', 'The page went away before it answered. Look at what is there now.', { cause });
const cancelled = () => new ArqError('call.cancelled', 'The call was cancelled.');
const never = () =>
  new ArqError('policy.site_never', 'You set “never on this site” here. Take the site off the list to go on.');
