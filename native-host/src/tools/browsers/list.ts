import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleBrowsersList: ToolHandler<'browsers_list', HostContext> = async (
  _input,
  { browsers, browserSettings, clients, principal },
) => {
  const focused = browsers.findFocused()?.info.device;
  const chosen = clients.deviceOf(principal);
  return {
    browsers: browsers.list().map(({ info: { device, name, title, kind, version } }) => ({
      browser: name,
      title,
      kind,
      version,
      isFocused: device === focused,
      isChosen: device === chosen,
      isPrivateAllowed: browserSettings.allowsPrivate(device),
    })),
  };
};
