import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleBrowsersAllowPrivate: ToolHandler<'browsers_allow_private', HostContext> = async (
  { browser, isAllowed },
  { browsers, browserSettings },
) => {
  const { device, name } = browsers.getByName(browser).info;
  browserSettings.setPrivate(device, isAllowed);
  return { browser: name, isPrivateAllowed: isAllowed };
};
