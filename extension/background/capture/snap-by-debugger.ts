/**
 * A picture by the browser's debugging interface, which has no quota but shows a bar in every window while it is used:
 * for browsers without windows, and for whole pages where the user allows it. Chromium and background only.
 */
import { z } from 'zod';
import { isArqError } from '../../../shared/protocol/errors.ts';
import { type SendCommand, withDebugger } from '../trusted-input/debugger-session.ts';
import type { Box, CameraFormat } from './picture.ts';

/** A large part of a page has to be laid out and drawn for it. */
const CAPTURE_MS = 15_000;

/** https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-captureScreenshot */
const captured = z.object({ data: z.string() });

/** Data URL of what the tab shows; undefined when somebody else debugs it, or the tab cannot be debugged. */
export async function snapByDebugger(
  tabId: number,
  format: CameraFormat,
  quality: number,
): Promise<string | undefined> {
  try {
    return await withDebugger(tabId, ({ send }) => snapPart(send, undefined, format, quality));
  } catch (error) {
    // The other camera is there for every page.
    if (isArqError(error) && error.code.startsWith('debugger.')) return undefined;
    throw error;
  }
}

/** Data URL of `part` of the page, in its CSS pixels and also where no window shows it; without it of the viewport. */
export async function snapPart(
  send: SendCommand,
  part: Box | undefined,
  format: CameraFormat,
  quality: number,
): Promise<string> {
  const options = {
    format,
    ...(format === 'jpeg' && { quality }),
    ...(part !== undefined && { clip: { ...part, scale: 1 }, captureBeyondViewport: true }),
  };
  const { data } = captured.parse(await send('Page.captureScreenshot', options, CAPTURE_MS));
  return `data:image/${format};base64,${data}`;
}
