/**
 * Pictures of pages: what is visible, one element, the whole page, a thumbnail. While one is taken, every frame hides
 * ARQ's mark and blacks out private fields; afterwards scroll position and page are as before. Background only.
 */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext, ToolArguments, ToolOutput } from '../../../shared/tools/types.ts';
import { CHILD_FRAME_MS } from '../frame-times.ts';
import type { PageCalls } from '../page-calls.ts';
import { pause } from '../pause.ts';
import { findTabById, type KnownTab } from '../tabs.ts';
import { collectBoxes, type RefBoxes } from './collect-boxes.ts';
import { KeptPictures } from './kept-pictures.ts';
import { decodeDataUrl, shrink } from './picture.ts';
import { TabCamera } from './tab-camera.ts';
import { PAINT_MS, type Measure, type Shot } from './studio.ts';
import { takePicture } from './take-picture.ts';
import type { Taken } from './taken.ts';

const THUMBNAIL_WIDTH_PX = 480;
const THUMBNAIL_FRAME_MS = 300;

export class Capture {
  /** The latest pictures, for comparing. */
  readonly kept = new KeptPictures();
  readonly #pages: PageCalls;
  readonly #camera = new TabCamera();
  #last: Promise<void> = Promise.resolve();
  /** Resolves when what the latest picture changed on its page was put back. */
  #restored: Promise<void> = Promise.resolve();
  /** The latest call for each tab that waits for a free camera. */
  readonly #thumbnailTurns = new Map<number, object>();

  constructor(pages: PageCalls) {
    this.#pages = pages;
  }

  /** Takes a picture; with `wantsBoxes` also where the controls on it were at that moment. */
  async take(
    shot: Shot,
    wantsBoxes: boolean,
    context: CallContext,
  ): Promise<{ readonly taken: Taken; readonly boxes: RefBoxes }> {
    const scrolls = shot.fullPage || shot.ref !== undefined;
    let boxes: RefBoxes = { items: [], isCut: false };
    const onStill = async (isWhole: boolean) => {
      if (wantsBoxes) boxes = await collectBoxes(this.#pages, shot.tab.id, isWhole, context);
    };
    const taken = await this.#alone(() =>
      this.#camera.inFront(shot.tab, () =>
        this.#prepared(shot.tab.id, context, { childMs: CHILD_FRAME_MS, scrolls }, (isChanged, top) => {
          const isUndrawn = isChanged || !shot.tab.active;
          return takePicture(shot, { pages: this.#pages, camera: this.#camera, context, isUndrawn, top, onStill });
        }),
      ),
    );
    return { taken, boxes };
  }

  /** Runs `work` while every frame of the tab has what is private blacked out; no picture is taken meanwhile. */
  async covered<Value>(tab: KnownTab, context: CallContext, work: () => Promise<Value>): Promise<Value> {
    return this.#alone(() => this.#prepared(tab.id, context, { childMs: CHILD_FRAME_MS, scrolls: false }, work));
  }

  /** Null for a hidden tab, and when a later call for the tab came while the browser allowed no picture. */
  async thumbnail(tab: KnownTab, context: CallContext): Promise<ToolOutput<'page_thumbnail'>> {
    const turn = {};
    this.#thumbnailTurns.set(tab.id, turn);
    return this.#alone(() => this.#thumbnail(tab, turn, context));
  }

  async #thumbnail(tab: KnownTab, turn: object, context: CallContext): Promise<ToolOutput<'page_thumbnail'>> {
    if (tab.active && this.#thumbnailTurns.get(tab.id) === turn) await this.#camera.untilFree(context.signal);
    const isNewest = this.#thumbnailTurns.get(tab.id) === turn;
    if (isNewest) this.#thumbnailTurns.delete(tab.id);
    const now = await findTabById(tab.id);
    if (!isNewest || now === undefined || !this.#camera.canSnap(now)) return null;
    // It is taken while the next step may already scroll, and leaves the page where that puts it.
    return this.#prepared(tab.id, context, { childMs: THUMBNAIL_FRAME_MS, scrolls: false }, async () => {
      if (!this.#camera.canSnap(now)) return null;
      await pause(PAINT_MS, context.signal);
      const bitmap = await decodeDataUrl(await this.#camera.snap(tab, 'jpeg'));
      const { mime, base64 } = await shrink(bitmap, THUMBNAIL_WIDTH_PX);
      return { mime, base64 };
    });
  }

  /**
   * One picture at a time: the end of one takes the cover off private fields that another still needs. Whoever asked
   * for a picture does not wait until the page is as before, but the next picture does.
   */
  async #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    try {
      return await work();
    } finally {
      void this.#restored.then(resolve);
    }
  }

  /** `capturing` holds in a frame until a call without it. */
  async #prepared<Value>(
    tabId: number,
    context: CallContext,
    { childMs, scrolls }: { readonly childMs: number; readonly scrolls: boolean },
    work: (isChanged: boolean, top: Measure) => Promise<Value>,
  ): Promise<Value> {
    let scrollTo: Measure['scroll'] | undefined;
    try {
      // A frame that does not answer may show what is private: then there is no picture.
      const frames = await this.#pages.callAll(tabId, 'frame_measure', { capturing: true }, context, childMs, true);
      const top = frames[0]?.output;
      if (top === undefined) throw new ArqError('tabs.gone', 'The tab was closed. Choose another one from tabs_list.');
      scrollTo = top.scroll;
      return await work(
        frames.some(({ output }) => output.isChanged),
        top,
      );
    } finally {
      // Also after a cancelled call: the page must not stay blacked out.
      const restore = { ...context, signal: AbortSignal.timeout(CHILD_FRAME_MS) };
      if (scrolls) await this.#measure(tabId, 0, { scrollTo }, restore).catch(() => undefined);
      this.#restored = this.#pages.callAll(tabId, 'frame_measure', {}, restore, childMs).then(
        () => undefined,
        () => undefined,
      );
      if (scrolls) await this.#restored;
    }
  }

  #measure(
    tabId: number,
    frameId: number,
    input: ToolArguments<'frame_measure'>,
    context: CallContext,
  ): Promise<Measure> {
    return this.#pages.call({ tabId, frameId }, 'frame_measure', input, context);
  }
}
