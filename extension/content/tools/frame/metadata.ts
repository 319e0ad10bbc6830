import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { readMetadata } from '../../read/read-metadata.ts';

export const handleFrameMetadata: ToolHandler<'frame_metadata', ContentContext> = async () => readMetadata();
