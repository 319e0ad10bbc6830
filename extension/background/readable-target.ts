/** Where ARQ's scripts may be put: into no document of a listed site, whoever shows it. Background only. */
import { readNeverSites } from './never-sites.ts';
import { listFrames, type Frame, type FrameAddress } from './page-frames.ts';
import { readableFrames } from './readable-frames.ts';

export type InjectionTarget =
  | { readonly tabId: number; readonly frameIds: number[] }
  | { readonly tabId: number; readonly documentIds: string[] };

/** The document that is there now, where the browser can be told so: the next one may be of a listed site. */
export function targetOf(tabId: number, { frameId, documentId }: Frame): InjectionTarget {
  return documentId === undefined ? { tabId, frameIds: [frameId] } : { tabId, documentIds: [documentId] };
}

/** Undefined for a frame that may not be read, or is gone. Throws `tabs.gone`. */
export async function findReadableFrame({ tabId, frameId }: FrameAddress): Promise<Frame | undefined> {
  const [frames, never] = await Promise.all([listFrames(tabId), readNeverSites()]);
  return readableFrames(frames, never).find((one) => one.frameId === frameId);
}

/** Undefined for a frame that may not be read, or is gone. Throws `tabs.gone`. */
export async function findReadableTarget(at: FrameAddress): Promise<InjectionTarget | undefined> {
  const frame = await findReadableFrame(at);
  return frame && targetOf(at.tabId, frame);
}
