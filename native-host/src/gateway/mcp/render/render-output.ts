/** Which text a tool's output gets. A tool that is not named here gets the plain one. */
import type { ToolName, ToolOutput } from '../../../../../shared/tools/types.ts';
import {
  renderComparison,
  renderFilledForm,
  renderFound,
  renderOutcome,
  renderPageText,
  renderPrint,
  renderScreenshot,
  renderScrolled,
  renderSnapshot,
  renderWaited,
} from './render-pages.ts';
import { renderPlain } from './render-plain.ts';
import {
  renderImages,
  renderLinks,
  renderMarkdown,
  renderMetadata,
  renderPdf,
  renderSelection,
  renderStyle,
  renderTables,
} from './render-reading.ts';
import { renderRun, renderRuns, renderStartedRun, renderStopped } from './render-runs.ts';
import { renderTab, renderTabClosed, renderTabs } from './render-tabs.ts';
import { renderConsole, renderCookies, renderItems, renderNetwork } from './render-watched.ts';
import type { Rendered } from './rendered.ts';

type Renderers = { readonly [Name in ToolName]?: (output: ToolOutput<Name>) => Rendered };

const renderers: Renderers = {
  page_navigate: renderOutcome,
  page_go_back: renderOutcome,
  page_go_forward: renderOutcome,
  page_reload: renderOutcome,
  page_click: renderOutcome,
  page_type: renderOutcome,
  page_clear: renderOutcome,
  page_select_option: renderOutcome,
  page_set_checked: renderOutcome,
  page_press_key: renderOutcome,
  page_hover: renderOutcome,
  page_drag: renderOutcome,
  page_fill_form: renderFilledForm,
  page_snapshot: renderSnapshot,
  page_read_text: renderPageText,
  page_read_markdown: renderMarkdown,
  page_read_pdf: renderPdf,
  page_read_links: renderLinks,
  page_read_images: renderImages,
  page_read_tables: renderTables,
  page_read_metadata: renderMetadata,
  page_read_selection: renderSelection,
  page_read_style: renderStyle,
  page_read_console: renderConsole,
  page_read_network: renderNetwork,
  storage_list_cookies: renderCookies,
  storage_list_items: renderItems,
  page_find: renderFound,
  page_scroll: renderScrolled,
  page_wait_for: renderWaited,
  page_screenshot: renderScreenshot,
  page_compare_pictures: renderComparison,
  page_print_pdf: renderPrint,
  tabs_list: renderTabs,
  tabs_open: renderTab,
  tabs_activate: renderTab,
  tabs_close: renderTabClosed,
  runs_start: renderStartedRun,
  runs_get: renderRun,
  runs_list: renderRuns,
  runs_stop: renderStopped,
  files_read: ({ path, text, bytes, truncated }) => ({
    text: `${path}, ${bytes} bytes${truncated ? ', the beginning' : ''}\n${text}`,
    ...(truncated && { advice: 'maxBytes reads more' }),
  }),
};

/** `output` is what the call path has parsed by this tool's schema. */
export function renderOutput(name: ToolName, output: unknown): Rendered {
  const render = renderers[name] as ((output: unknown) => Rendered) | undefined;
  return render === undefined ? renderPlain(output) : render(output);
}
