/** What a plan shows before it runs: the sites it touches, and the values it would enter. Pure. */
import type { PlanStep } from '../../../shared/plan/plan.ts';
import { siteOfWritten } from '../../../shared/policy/site.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { isOnPage } from '../../../shared/tools/is-on-page.ts';
import type { IconName } from '../components/icon.tsx';

export interface PlannedSite {
  readonly site: string;
  /** Where the run begins. */
  readonly isHere: boolean;
}

/** The run's own site if a step touches the page, then what the steps open, in order, each once. */
export function plannedSites(run: Run): PlannedSite[] {
  const sites = new Map<string, PlannedSite>();
  for (const step of run.plan?.steps ?? []) {
    const url = step.input['url'];
    const opened = typeof url === 'string' ? siteOfWritten(url) : undefined;
    const site = opened ?? (isOnPage(step.tool) ? (lastOf(sites) ?? run.site) : undefined);
    if (site !== undefined && !sites.has(site)) sites.set(site, { site, isHere: site === run.site });
  }
  return [...sites.values()];
}

const lastOf = (sites: ReadonlyMap<string, PlannedSite>) => [...sites.keys()].at(-1);

/** The values of a step that the user wrote, as text. */
export function plannedValues(step: PlanStep): string[] {
  return step.values
    .map((path) => path.reduce<unknown>((value, key) => childOf(value, key), step.input))
    .filter((value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    .map(String)
    .filter((value) => value !== '' && !step.title.includes(value));
}

function childOf(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[key];
}

/** Whether the target says more than the title does: a name that the title quotes already is not said twice. */
export function addsToTitle(target: string, title: string): boolean {
  if (target === '' || title.includes(target)) return false;
  const names = [...target.matchAll(/[“«"]([^”»"]+)[”»"]/g)].map((match) => match[1] ?? '');
  return names.length === 0 || names.some((name) => !title.includes(name));
}

const icons: Readonly<Record<string, IconName>> = {
  page_navigate: 'globe',
  page_go_back: 'left',
  page_go_forward: 'right',
  page_reload: 'retry',
  page_snapshot: 'eye',
  page_find: 'search',
  page_read_console: 'terminal',
  page_read_images: 'eye',
  page_read_links: 'eye',
  page_read_markdown: 'doc',
  page_read_network: 'globe',
  page_read_pdf: 'doc',
  page_read_selection: 'eye',
  page_read_tables: 'form',
  page_read_text: 'eye',
  page_screenshot: 'camera',
  page_print_pdf: 'folder',
  page_click: 'hand',
  page_type: 'type',
  page_clear: 'type',
  page_fill_form: 'form',
  page_select_option: 'select',
  page_set_checked: 'tick',
  page_press_key: 'keyboard',
  page_wait_for: 'clock',
  page_hover: 'hand',
  page_drag: 'hand',
  page_scroll: 'down',
  page_upload: 'clip',
  tabs_list: 'tab',
  tabs_open: 'tab',
  tabs_activate: 'tab',
  tabs_close: 'tab',
  windows_list: 'tab',
  system_info: 'memory',
  system_usage: 'memory',
  process_list: 'terminal',
  process_start: 'terminal',
  process_stop: 'terminal',
  files_list: 'folder',
  files_read: 'doc',
  files_write: 'doc',
};

/** A picture for what a tool does; a submitting press gets the paper plane. */
export function toolIcon(tool: string, risk: 'read' | 'act' | 'danger'): IconName {
  if (tool === 'page_click' && risk === 'danger') return 'paper';
  return icons[tool] ?? 'zap';
}
