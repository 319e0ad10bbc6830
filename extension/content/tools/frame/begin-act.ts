import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { beginTrustedAct } from '../../act/trusted-acts.ts';
import type { ContentContext } from '../../content-context.ts';

export const handleFrameBeginAct: ToolHandler<'frame_begin_act', ContentContext> = (input, context) =>
  beginTrustedAct(input, context);
