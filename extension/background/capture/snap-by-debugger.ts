/**
 * A picture by the browser's debugging interface, which has no quota but shows a bar in every window while it is used:
 * for browsers without windows. Chromium and background only.
 */
import { z } from 'zod';
import { withDebugger } from '../trusted-input/debugger-session.ts';
import type { CameraFormat } from './picture.ts';

const SNAP_MS = 15_000;

/** https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-captureScreenshot */
const captured = z.object({ data: z.string() });

/** Data URL of what the tab shows; undefined when somebody else debugs it, or the tab cannot be debugged. */
export async function snapByDebugger(
  tabId: number,
  format: CameraFormat,
  quality: number,
): Promise<string | undefined> {
  const options = format === 'jpeg' ? { format, quality } : { format };
  try {
    return await withDebugger(tabId, async ({ send }) => {
      const parsed = captured.safeParse(await send('Page.captureScreenshot', options, SNAP_MS));
      return parsed.success ? `data:image/${format};base64,${parsed.data.data}` : undefined;
    });
  } catch {
    // The other camera is there for every page.
    return undefined;
  }
}
