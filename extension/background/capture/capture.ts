/**
 * Pictures of pages: what is visible, one element, the whole page, a thumbnail. While one is taken, every frame hides
 * ARQ's mark and blacks out private fields; afterwards scroll position and page are as before. Background only.
 */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext, ToolArguments, ToolOutput } from '../../../shared/tools/types.ts';
import { isFirefox } from '../browser-kind.ts';
import { CHILD_FRAME_MS } from '../frame-times.ts';
import type { PageCalls } from '../page-calls.ts';
import type { FrameAddress } from '../page-frames.ts';
import { pause } from '../pause.ts';
import { findTabById, type KnownTab } from '../tabs.ts';
import { findFrameOffset } from './frame-offset.ts';
import {
  createCanvas,
  crop,
  decodeDataUrl,
  encode,
  findWhole,
  shrink,
  toPicture,
  type EncodedPicture,
  type PictureFormat,
} from './picture.ts';
import { planStitch } from './stitch-plan.ts';
import { TabCamera } from './tab-camera.ts';

/** What a page draws anew is on the screen after this. */
const PAINT_MS = 60;
const THUMBNAIL_WIDTH_PX = 480;
const THUMBNAIL_FRAME_MS = 300;
/** About 200 kB. */
const LARGE_CHARS = 270_000;
const SMALL_WIDTH_PX = 1280;
const SMALL_HEIGHT_PX = 2400;

type Measure = ToolOutput<'frame_measure'>;

export interface Shot {
  readonly tab: KnownTab;
  readonly at: FrameAddress;
  readonly ref: string | undefined;
  readonly fullPage: boolean;
  readonly format: PictureFormat;
}

export class Capture {
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

  async screenshot(shot: Shot, context: CallContext): Promise<ToolOutput<'page_screenshot'>> {
    const picture = await this.#screenshot(shot, context);
    // A client shows it to a model, which sees no more than this; a run keeps the whole one as a file.
    const isShown = context.principal.kind === 'client' && context.runId === undefined;
    if (!isShown || picture.base64.length <= LARGE_CHARS) return picture;
    const bitmap = await decodeDataUrl(`data:${picture.mime};base64,${picture.base64}`);
    const { mime, base64 } = await shrink(bitmap, SMALL_WIDTH_PX, SMALL_HEIGHT_PX);
    bitmap.close();
    return { ...picture, small: { mime, base64 } };
  }

  async #screenshot(shot: Shot, context: CallContext): Promise<ToolOutput<'page_screenshot'>> {
    return this.#alone(() =>
      this.#camera.inFront(shot.tab, () =>
        this.#prepared(
          shot.tab.id,
          context,
          { childMs: CHILD_FRAME_MS, scrolls: shot.fullPage || shot.ref !== undefined },
          async (isChanged, top) => {
            if (shot.fullPage) return this.#fullPage(shot, top, isChanged || !shot.tab.active, context);
            if (shot.ref !== undefined) return this.#element(shot, shot.ref, context);
            if (isChanged || !shot.tab.active) await pause(PAINT_MS, context.signal);
            return toPicture(await this.#camera.snap(shot.tab, shot.format));
          },
        ),
      ),
    );
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

  async #element({ tab, at, format }: Shot, ref: string, context: CallContext): Promise<EncodedPicture> {
    // Measuring an element scrolls it into view; offsets of frames are read after that.
    const first = await this.#measure(at.tabId, at.frameId, { ref, capturing: true }, context);
    const offset = await findFrameOffset(this.#pages, at, context);
    await pause(PAINT_MS, context.signal);
    const { box, devicePixelRatio: scale } = await this.#measure(
      at.tabId,
      at.frameId,
      { ref, capturing: true },
      context,
    );
    if (box === undefined) throw new ArqError('page.element_hidden', 'The element is not shown. Choose another one.');
    const bitmap = await decodeDataUrl(await this.#camera.snap(tab, 'png'));
    const left = (box.x + offset.x) * first.devicePixelRatio;
    const top = (box.y + offset.y) * first.devicePixelRatio;
    return crop(bitmap, { x: left, y: top, width: box.width * scale, height: box.height * scale }, format);
  }

  /** `isUndrawn`: what was changed for the picture is not on the screen yet. */
  async #fullPage(
    { tab, format }: Shot,
    { page, viewport, devicePixelRatio: scale }: Measure,
    isUndrawn: boolean,
    context: CallContext,
  ): Promise<ToolOutput<'page_screenshot'>> {
    const plan = planStitch(page, viewport, scale);
    const note = plan.isCut
      ? {
          note: `The page is larger than a picture can be; the first ${Math.round(plan.size.height)} px of ${Math.round(page.height)} are shown.`,
        }
      : {};
    if (isFirefox) {
      await pause(PAINT_MS, context.signal);
      return { ...(await toPicture(await this.#camera.snap(tab, format, { x: 0, y: 0, ...plan.size }))), ...note };
    }
    const canvas = createCanvas(plan.size.width * scale, plan.size.height * scale);
    for (const [index, scrollTo] of plan.tiles.entries()) {
      // What is fixed to the window shows once, where the page begins.
      const input = { capturing: true, scrollTo, hideFixed: index > 0 };
      const { scroll, isChanged } = await this.#measure(tab.id, 0, input, context);
      if (isUndrawn || isChanged || index > 0) await pause(PAINT_MS, context.signal);
      const snapped = await this.#camera.snap(tab, 'png');
      const whole = format === 'png' && plan.tiles.length === 1 ? findWhole(snapped, canvas.canvas) : undefined;
      if (whole !== undefined) return { ...whole, ...note };
      const bitmap = await decodeDataUrl(snapped);
      const width = Math.min(bitmap.width, viewport.width * scale);
      const height = Math.min(bitmap.height, viewport.height * scale);
      canvas.drawImage(bitmap, 0, 0, width, height, scroll.x * scale, scroll.y * scale, width, height);
      bitmap.close();
    }
    return { ...(await encode(canvas.canvas, format)), ...note };
  }
}
