import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { endWithholding, withholdInput } from '../../act/withhold-input.ts';
import type { ContentContext } from '../../content-context.ts';

export const handleFrameWithholdInput: ToolHandler<'frame_withhold_input', ContentContext> = async ({ on }) => {
  if (!on) return { withheld: endWithholding() };
  withholdInput();
  return { withheld: 0 };
};
