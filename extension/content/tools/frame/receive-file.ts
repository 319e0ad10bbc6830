import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { receivePart } from '../../act/files/received-files.ts';
import type { ContentContext } from '../../content-context.ts';

export const handleFrameReceiveFile: ToolHandler<'frame_receive_file', ContentContext> = async ({
  upload,
  file,
  at,
  base64,
}) => ({ bytes: receivePart(upload, file, at, base64) });
