import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { gatesOf } from '../../ground/gates.ts';

export const handleFrameGates: ToolHandler<'frame_gates', ContentContext> = async () => ({ gates: gatesOf() });
