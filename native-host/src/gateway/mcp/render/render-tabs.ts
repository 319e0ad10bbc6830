/** Answers about tabs and windows: a line each. Pure. */
import type { ToolOutput } from '../../../../../shared/tools/types.ts';
import type { Rendered } from './rendered.ts';

export function renderTabs(output: ToolOutput<'tabs_list'>): Rendered {
  const { tabs } = output;
  if (tabs.length === 0) return { text: 'No tab is open.', structured: output };
  const names = [...new Set(tabs.map(({ browser }) => browser))];
  const lines = names.flatMap((name) => [
    `${name}:`,
    ...tabs
      .filter(({ browser }) => browser === name)
      .map(({ tab, title, url, isActive, isPrivate }) =>
        [`  ${tab}`, ...(isActive ? ['(shown)'] : []), ...(isPrivate ? ['(private)'] : []), `“${title}”`, url].join(
          ' ',
        ),
      ),
  ]);
  return { text: lines.join('\n'), structured: output, advice: 'text lists only tabs that hold it' };
}

export function renderTab(output: ToolOutput<'tabs_open'>): Rendered {
  const { tab, title, url } = output;
  return { text: `Tab ${tab} shows “${title}” ${url}.`, structured: output };
}

export function renderTabClosed(output: ToolOutput<'tabs_close'>): Rendered {
  return { text: output.closed ? 'The tab is closed.' : 'The tab is still open.', structured: output };
}
