/** Brings files of this computer into a page: part by part over the link, so that no message gets large. */
import { randomUUID } from 'node:crypto';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { tools } from '../../../shared/tools/index.ts';
import type { CallContext, ToolOutput } from '../../../shared/tools/types.ts';
import type { FileRoots } from './allowed-path.ts';
import { holdFile, type HeldFile } from './held-file.ts';
import { mimeType } from './mime-type.ts';

/** As base64 under the size from which the link cuts messages. */
const PART_BYTES = 360 * 1024;
/** All files of one call together; the page holds them in memory. */
const MAX_TOTAL_BYTES = 100_000_000;

interface Gift {
  readonly ref: string;
  readonly paths: readonly string[];
  readonly tab: string;
  readonly how: 'choose' | 'drop';
}

/** Calls a tool of the page engine; the input names its tab. */
type CallPage = (
  name: 'frame_receive_file' | 'frame_give_files',
  input: object,
  context: CallContext,
) => Promise<unknown>;

/** Opens all or none. Close them. */
export async function holdFiles(paths: readonly string[], roots: FileRoots): Promise<HeldFile[]> {
  const held: HeldFile[] = [];
  try {
    for (const path of paths) held.push(await holdFile(path, roots));
    const bytes = held.reduce((sum, file) => sum + file.bytes, 0);
    if (bytes <= MAX_TOTAL_BYTES) return held;
    throw new ArqError(
      'files.too_large',
      `The files have ${bytes} bytes; a page is given at most ${MAX_TOTAL_BYTES} at once. Choose smaller ones, or fewer.`,
    );
  } catch (error) {
    await Promise.all(held.map((file) => file.close()));
    throw error;
  }
}

export async function giveFiles(
  { ref, paths, tab, how }: Gift,
  roots: FileRoots,
  callPage: CallPage,
  context: CallContext,
): Promise<ToolOutput<'page_upload_file'>> {
  const held = await holdFiles(paths, roots);
  try {
    const upload = randomUUID();
    const total = held.reduce((sum, file) => sum + file.bytes, 0);
    let done = 0;
    for (const [index, file] of held.entries()) {
      let at = 0;
      for await (const part of file.parts(PART_BYTES)) {
        context.signal.throwIfAborted();
        const input = { tab, ref, upload, file: index, at, base64: part.toString('base64') };
        // The page sees nothing of it yet: only the last call acts.
        await callPage('frame_receive_file', input, { ...context, allowedRisk: 'read' });
        at += part.length;
        done += part.length;
        context.onProgress?.({ done, total, message: `Reading ${file.name}` });
      }
    }
    const files = held.map(({ name, bytes, modifiedAt }) => ({ name, type: mimeType(name), bytes, modifiedAt }));
    const output = await callPage('frame_give_files', { tab, ref, upload, how, files }, context);
    return {
      ...tools.frame_give_files.output.parse(output),
      files: held.map(({ name, bytes }) => ({ name, bytes })),
    };
  } finally {
    await Promise.all(held.map((file) => file.close()));
  }
}
