import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';
import { giveToPage } from '../../host/give-to-page.ts';

export const handlePageDropFile: ToolHandler<'page_drop_file', HostContext> = (input, context) =>
  giveToPage(input, 'drop', context);
