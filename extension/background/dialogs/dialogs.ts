/**
 * The dialogs of pages: which tab stands still because of one, and which frames have the hooks that let ARQ answer. What
 * is open is known as long as the page's engine said so; the browser tells nobody. Caches only. Background only.
 */
import { browser } from 'wxt/browser';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext } from '../../../shared/tools/types.ts';
import type { DialogKind } from '../../messaging/dialog-contract.ts';
import type { Navigations } from '../navigations.ts';
import { readNeverSites } from '../never-sites.ts';
import { ownCall } from '../own-calls.ts';
import { inPageTime } from '../in-page-time.ts';
import type { PageCalls } from '../page-calls.ts';
import { listFrames } from '../page-frames.ts';
import { pause } from '../pause.ts';
import { readableFrames } from '../readable-frames.ts';
import { findReadableTarget, type InjectionTarget, targetOf } from '../readable-target.ts';
import { hookDialogs } from './hook-dialogs.ts';
import type { OpenDialogs } from './open-dialogs.ts';

/** An act is not held up for longer by a frame that does not answer. */
const HOOK_MS = 1_500;
/** So long after an act began, other frames take their dialogs for its doing. */
const ACTING_MS = 8_000;
const TELL_MS = 300;
/** A page of frames without end shows its dialogs in the first ones. */
const MAX_FRAMES = 40;

export class Dialogs {
  readonly #pages: PageCalls;
  readonly #open: OpenDialogs;
  /** Frames that are hooked, by tab. A tab is here from its first act on. */
  readonly #hooked = new Map<number, Set<number>>();
  /** Tabs in which frames may have come since they were looked at. */
  readonly #restless = new Set<number>();

  constructor(pages: PageCalls, navigations: Navigations, open: OpenDialogs) {
    this.#pages = pages;
    this.#open = open;
    navigations.onFrame((tabId, frameId, step) => {
      const frames = this.#hooked.get(tabId);
      if (frames === undefined) return;
      if (step === 'committed') frames.delete(frameId);
      this.#restless.add(tabId);
      // A page may greet with a dialog: the sooner the better.
      void this.#hook(tabId, frameId, ownCall(HOOK_MS));
    });
  }

  /** Hooks what is not yet hooked. Best effort: a frame that cannot be entered shows its dialogs as ever. */
  async prepare(tabId: number, context: CallContext): Promise<void> {
    const known = this.#hooked.get(tabId);
    if (known !== undefined && known.has(0) && !this.#restless.has(tabId)) return;
    if (known === undefined) this.#hooked.set(tabId, new Set());
    this.#restless.delete(tabId);
    const [present, never] = await Promise.all([listFrames(tabId), readNeverSites()]);
    const frames = readableFrames(present, never).slice(0, MAX_FRAMES);
    const all = Promise.all(frames.map((frame) => this.#hook(tabId, frame.frameId, context, targetOf(tabId, frame))));
    // A frame that never loads is waited for by nobody.
    await Promise.race([all, pause(HOOK_MS, context.signal)]);
  }

  /** Before an act in one frame, which may open a dialog in any of the tab. */
  async prepareAct(tabId: number, frameId: number, context: CallContext): Promise<void> {
    await this.prepare(tabId, context);
    const others = [...(this.#hooked.get(tabId) ?? [])].filter((other) => other !== frameId);
    if (others.length === 0) return;
    const input = { actingMs: ACTING_MS, isDangerAllowed: context.allowedRisk === 'danger' };
    const told = others.map((other) =>
      this.#pages.call({ tabId, frameId: other }, 'frame_dialogs', input, context, HOOK_MS).catch(() => undefined),
    );
    await Promise.race([Promise.all(told), pause(TELL_MS, context.signal)]);
  }

  /** The answer that was given beforehand counts once in all of the tab. */
  async disarm(tabId: number): Promise<void> {
    const frames = [...(this.#hooked.get(tabId) ?? [])];
    const context = ownCall(HOOK_MS);
    const told = frames.map((frameId) =>
      this.#pages.call({ tabId, frameId }, 'frame_dialogs', { disarm: true }, context, HOOK_MS),
    );
    await Promise.allSettled(told);
  }

  /** The dialog that the browser shows in that tab, as far as is known. */
  find(tabId: number): { readonly kind: DialogKind; readonly message: string } | undefined {
    return this.#open.find(tabId);
  }

  /** Before a page is led away. Throws `page.asks_before_leaving` when it would ask the person to stay. */
  async assertMayLeave(tabId: number, context: CallContext): Promise<void> {
    const asked = this.#pages
      .call({ tabId, frameId: 0 }, 'frame_dialogs', { leaving: true }, context, HOOK_MS)
      // What cannot be asked cannot object.
      .catch(() => undefined);
    if ((await asked)?.asksToStay !== true) return;
    throw new ArqError(
      'page.asks_before_leaving',
      'The page asks not to be left: it may hold changes that are not saved. Save them first; or call page_handle_dialog with accept true to leave, then repeat. Nothing was done.',
    );
  }

  forgetTab(tabId: number): void {
    this.#hooked.delete(tabId);
    this.#restless.delete(tabId);
  }

  async #hook(tabId: number, frameId: number, context: CallContext, known?: InjectionTarget): Promise<void> {
    const frames = this.#hooked.get(tabId);
    if (frames === undefined || frames.has(frameId)) return;
    try {
      const target = known ?? (await findReadableTarget({ tabId, frameId }));
      if (target === undefined) return;
      const { channel, isHooked } = await this.#pages.call({ tabId, frameId }, 'frame_dialogs', {}, context, HOOK_MS);
      if (!isHooked) {
        const hooking = browser.scripting.executeScript({
          target,
          world: 'MAIN',
          injectImmediately: true,
          func: hookDialogs,
          args: [channel],
        });
        await inPageTime(hooking, HOOK_MS, context.signal);
      }
      frames.add(frameId);
    } catch {
      // Not one of ours to enter, or gone again.
    }
  }
}
