import { browser } from 'wxt/browser';

/** An idle worker ends after 30 s; any call of an extension API counts as work. */
const PULSE_MS = 20_000;

/** Keeps the worker awake for as long as `isBusy` says so. No promise to build on: whatever must survive is journaled. */
export class KeepAwake {
  #timer: ReturnType<typeof setInterval> | undefined;

  update(isBusy: boolean): void {
    if (!isBusy) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    this.#timer ??= setInterval(() => void browser.runtime.getPlatformInfo(), PULSE_MS);
  }
}
