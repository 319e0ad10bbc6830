import { browser } from 'wxt/browser';

/** Calls `tell` whenever the user turns to one of this browser's windows. Must run while the worker starts. */
export function listenForFocus(tell: () => void): void {
  browser.windows.onFocusChanged.addListener((windowId) => {
    if (windowId !== browser.windows.WINDOW_ID_NONE) tell();
  });
}

/** True when the user is at one of this browser's windows now. */
export async function isBrowserFocused(): Promise<boolean> {
  const windows = await browser.windows.getAll();
  return windows.some(({ focused }) => focused);
}
