import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { dismissOverlays } from '../../act/overlays/dismiss-overlays.ts';
import type { ContentContext } from '../../content-context.ts';

export const handleFrameDismissOverlays: ToolHandler<'frame_dismiss_overlays', ContentContext> = (_input, context) =>
  dismissOverlays(context);
