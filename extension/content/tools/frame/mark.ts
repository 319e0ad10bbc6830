import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { setMark } from '../../mark/mark.ts';

export const handleFrameMark: ToolHandler<'frame_mark', ContentContext> = async ({ runId, on }, context) => ({
  marked: setMark(runId, on, (report) => context.report(report), context.lifetime),
});
