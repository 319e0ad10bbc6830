import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { readFrames } from '../../read/read-frames.ts';

const DEFAULT_IMAGES = 300;
const MAX_IMAGES = 10_000;
/** Smaller ones only count who reads. */
const DEFAULT_SIZE = 2;

export const handlePageReadImages: ToolHandler<'page_read_images', BackgroundContext> = async (
  { ref, named = false, minSize = DEFAULT_SIZE, limit = DEFAULT_IMAGES, tab },
  context,
) => {
  const input = { limit: MAX_IMAGES, minSize };
  const { url, frames } = await readFrames({ tool: 'frame_images', tab, ref, input }, context);
  const images = frames.flatMap(({ output }) => output.images).filter(({ name }) => !named || name !== '');
  const isCut = images.length > limit || frames.some(({ output }) => output.truncated);
  return { url, images: images.slice(0, limit), truncated: isCut };
};
