/** Notices that a page stands still: it does not even say which document it is. */
import { browser } from 'wxt/browser';
import type { PageRequest } from '../messaging/page-contract.ts';
import type { FrameAddress } from './page-frames.ts';

/** A call that is answered sooner costs nothing. */
const FIRST_MS = 2_000;
/** A page that works hard for so long is given up as one that shows a dialog or never comes back. */
const PULSE_MS = 8_000;

const delay = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
  });

/** Calls `onSilent` once when the frame does not answer, unless `signal` aborts before. Never rejects. */
export async function watchPulse(at: FrameAddress, signal: AbortSignal, onSilent: () => void): Promise<void> {
  const request: PageRequest = { kind: 'arq.doc' };
  for (;;) {
    await delay(FIRST_MS, signal);
    if (signal.aborted) return;
    // Whatever comes back, also an error, is a sign of life.
    const beat = browser.tabs.sendMessage(at.tabId, request, { frameId: at.frameId }).then(
      () => true,
      () => true,
    );
    const isAlive = await Promise.race([beat, delay(PULSE_MS, signal).then(() => false)]);
    if (signal.aborted) return;
    if (!isAlive) {
      onSilent();
      return;
    }
  }
}
