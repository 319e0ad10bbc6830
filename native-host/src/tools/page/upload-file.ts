import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';
import { giveToPage } from '../../host/give-to-page.ts';

export const handlePageUploadFile: ToolHandler<'page_upload_file', HostContext> = (input, context) =>
  giveToPage(input, 'choose', context);
