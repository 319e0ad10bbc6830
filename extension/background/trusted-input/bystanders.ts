/**
 * The frames that trusted input is not meant for. The browser gives it to whatever lies under the pointer or has the
 * focus when it arrives, so for the length of an act each other frame keeps it from its page, also those that come
 * meanwhile. Chromium and background only.
 */
import { toArqError } from '../../../shared/protocol/errors.ts';
import type { Navigations } from '../navigations.ts';
import { ownCall } from '../own-calls.ts';
import type { PageCalls } from '../page-calls.ts';
import { type FrameAddress, listFrames } from '../page-frames.ts';

/** A frame that does not answer within this may be asked nothing. */
const ANSWER_MS = 1_500;
const MAX_FRAMES = 200;

export interface Bystanders {
  /** Resolves with why it cannot be relied on that all others keep input out; empty when they do. */
  readProblem(): Promise<string>;
  /** Resolves with how many events were kept from them. */
  end(): Promise<number>;
}

export function withholdFromOthers(pages: PageCalls, navigations: Navigations, at: FrameAddress): Bystanders {
  const { tabId } = at;
  const over = new AbortController();
  const frames = new Map<number, Promise<string>>();
  const ask = (frameId: number, on: boolean) =>
    pages.call({ tabId, frameId }, 'frame_withhold_input', { on }, ownCall(ANSWER_MS), ANSWER_MS);
  const withhold = (frameId: number) => {
    const asked = ask(frameId, true).then(
      () => '',
      // Where no engine can be, or is no more, nothing is pressed, either. One that is busy might be, later.
      (error: unknown) =>
        /silent|dialog|cancelled/.test(toArqError(error).code) ? 'A frame of the page does not answer.' : '',
    );
    frames.set(frameId, asked);
  };
  navigations.onFrame((tab, frameId, step) => {
    if (tab === tabId && frameId !== at.frameId && step === 'committed') withhold(frameId);
  }, over.signal);
  const begun = listFrames(tabId).then((all) => {
    if (all.length > MAX_FRAMES) return `The page has more than ${MAX_FRAMES} frames.`;
    for (const { frameId } of all) if (frameId !== at.frameId && !frames.has(frameId)) withhold(frameId);
    return '';
  });
  let ended: Promise<number> | undefined;
  const endAll = async () => {
    await begun.catch(() => undefined);
    const asked = [...frames.keys()].map((frameId) => ask(frameId, false).catch(() => undefined));
    return (await Promise.all(asked)).reduce((sum, answer) => sum + (answer?.withheld ?? 0), 0);
  };
  return {
    async readProblem() {
      const problem = await begun;
      if (problem !== '') return problem;
      return (await Promise.all(frames.values())).find((one) => one !== '') ?? '';
    },
    end() {
      over.abort();
      return (ended ??= endAll());
    },
  };
}
