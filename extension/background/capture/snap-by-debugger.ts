/**
 * A picture by the browser's debugging interface, which has no quota but shows a bar in every window while it is used:
 * for browsers without windows. Chromium and background only.
 */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import type { CameraFormat } from './picture.ts';

/** https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-captureScreenshot */
const captured = z.object({ data: z.string() });

/** Data URL of what the tab shows; undefined when somebody else debugs it, or the tab cannot be debugged. */
export async function snapByDebugger(
  tabId: number,
  format: CameraFormat,
  quality: number,
): Promise<string | undefined> {
  const target = { tabId };
  try {
    await browser.debugger.attach(target, '1.3');
  } catch {
    // The other camera is there for every page.
    return undefined;
  }
  try {
    const options = format === 'jpeg' ? { format, quality } : { format };
    const answer: unknown = await browser.debugger.sendCommand(target, 'Page.captureScreenshot', options);
    const parsed = captured.safeParse(answer);
    return parsed.success ? `data:image/${format};base64,${parsed.data.data}` : undefined;
  } catch {
    return undefined;
  } finally {
    await browser.debugger.detach(target).catch(() => undefined);
  }
}
