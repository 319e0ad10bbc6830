import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { settleTrustedAct } from '../../act/trusted-acts.ts';
import type { ContentContext } from '../../content-context.ts';

export const handleFrameSettleAct: ToolHandler<'frame_settle_act', ContentContext> = ({ act }, { signal }) =>
  settleTrustedAct(act, signal);
