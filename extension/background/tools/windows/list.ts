import { browser } from 'wxt/browser';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { describeBrowser, readDevice } from '../../browser-kind.ts';

export const handleWindowsList: ToolHandler<'windows_list', BackgroundContext> = async () => {
  const [device, { title }, windows] = await Promise.all([
    readDevice(),
    describeBrowser(),
    browser.windows.getAll({ populate: true, windowTypes: ['normal'] }),
  ]);
  return {
    windows: windows.map((window) => ({
      window: `${device}.w${window.id ?? -1}`,
      browser: title,
      isFocused: window.focused,
      isPrivate: window.incognito,
      state: window.state ?? 'normal',
      tabs: window.tabs?.length ?? 0,
      width: window.width ?? 0,
      height: window.height ?? 0,
    })),
  };
};
