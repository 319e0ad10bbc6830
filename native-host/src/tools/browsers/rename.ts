import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleBrowsersRename: ToolHandler<'browsers_rename', HostContext> = async (
  { browser, name },
  { browsers },
) => ({
  browser: browsers.rename(browsers.getByName(browser).info.device, name),
});
