import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleBrowsersChoose: ToolHandler<'browsers_choose', HostContext> = async (
  { browser },
  { browsers, clients, router, principal },
) => {
  const { info } = browsers.getByName(browser);
  clients.choose(principal, info.device);
  router.current.forget({ principal });
  return { browser: info.name, title: info.title };
};
