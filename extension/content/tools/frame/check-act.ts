import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { checkTrustedAct } from '../../act/trusted-acts.ts';
import type { ContentContext } from '../../content-context.ts';

export const handleFrameCheckAct: ToolHandler<'frame_check_act', ContentContext> = ({ act }, { signal }) =>
  checkTrustedAct(act, signal);
