import type { PlanStep } from '../plan.ts';
import { describeTab, nameTarget, quoteText } from '../target-text.ts';
import type { TabTarget } from '../target.ts';
import { splitProgram } from './program-line.ts';
import { elementStep, plainStep, tabSlot, Unclear, type Planning } from './planning.ts';
import type { Act, ReadAs, TabNode } from './syntax.ts';

type Of<Name extends Act['act']> = Extract<Act, { act: Name }>;

const MAX_URL = 8192;
const MAX_PATH = 4096;
const MAX_PID = 2 ** 31 - 1;
const MAX_PROCESS_NAME = 200;
const MAX_ABOUT = 200;

/** What a tab phrase means; its text keeps the user's characters. */
export function tabTarget(node: TabNode, planning: Planning): TabTarget {
  if (node.which !== 'matching') return { kind: 'tab-of-browser', which: node.which };
  const text = node.text === undefined ? undefined : planning.text(node.text);
  if (text !== undefined && text.length > 500) throw new Unclear('plan.name_too_long', text.slice(0, 60));
  if (text === undefined && node.nth === 1) return { kind: 'tab-of-browser', which: 'first' };
  if (text === undefined && node.nth === -1) return { kind: 'tab-of-browser', which: 'last' };
  return {
    kind: 'tab-of-browser',
    which: 'matching',
    ...(text === undefined ? {} : { text }),
    ...(node.nth === undefined ? {} : { nth: node.nth }),
  };
}

/** A bare host gets https, a local one http. */
export function absoluteUrl(url: string): string {
  if (url.length > MAX_URL) throw new Unclear('plan.name_too_long', url.slice(0, 60));
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(url) || /^about:/iu.test(url)) return url;
  return /^(?:localhost|127\.|\[?::1)/iu.test(url) ? `http://${url}` : `https://${url}`;
}

export function navigateSteps(act: Of<'navigate' | 'tab-open'>, planning: Planning): PlanStep[] {
  const url = act.url === undefined ? '' : absoluteUrl(planning.text(act.url));
  return act.act === 'navigate'
    ? [plainStep('page_navigate', planning.titles.navigate(url), { url })]
    : [plainStep('tabs_open', planning.titles.openTab(url), { url })];
}

export function switchSteps(act: Of<'tab-switch'>, planning: Planning): PlanStep[] {
  const target = tabTarget(act.tab, planning);
  return [
    plainStep('tabs_activate', planning.titles.switchTab(describeTab(target, planning.language)), {}, [
      tabSlot(target),
    ]),
  ];
}

export function closeSteps(act: Of<'tab-close'>, planning: Planning): PlanStep[] {
  const target = tabTarget(act.tab, planning);
  const isEach = act.tab.which === 'others' || (act.tab.which === 'matching' && act.tab.each === true);
  const title =
    act.tab.which === 'matching' && isEach
      ? planning.titles.closeTabs(quoteText(target.text ?? '', planning.language))
      : planning.titles.closeTab(describeTab(target, planning.language));
  const step = plainStep('tabs_close', title, {}, [tabSlot(target)]);
  return [isEach ? { ...step, each: true } : step];
}

export function listTabsSteps(act: Of<'tabs-list'>, planning: Planning): PlanStep[] {
  const text = act.text === undefined ? {} : { text: planning.text(act.text).slice(0, 500) };
  return [{ ...plainStep('tabs_list', planning.titles.listTabs(), text), answer: 'tabs' }];
}

export function readSteps(act: Of<'read'>, planning: Planning, before: PlanStep | undefined): PlanStep[] {
  const { titles, language } = planning;
  if (act.about !== undefined) {
    const about = planning.text(act.about);
    if (about.length > MAX_ABOUT) throw new Unclear('plan.name_too_long', about.slice(0, 60));
    return [{ ...plainStep('page_read_text', titles.readAbout(quoteText(about, language))), answer: 'text', about }];
  }
  const shown = act.isLast === true ? planning.shown(before) : undefined;
  const target = act.what === undefined ? shown : planning.target(act.what, 'any').target;
  if (target === undefined) return [{ ...plainStep('page_read_text', titles.read('')), answer: 'text' }];
  return [{ ...elementStep('page_read_text', target, titles.read(nameTarget(target, language))), answer: 'text' }];
}

const READ_AS: Readonly<Record<ReadAs, { readonly tool: string; readonly input?: object }>> = {
  console: { tool: 'page_read_console' },
  csv: { tool: 'page_read_tables', input: { format: 'csv' } },
  images: { tool: 'page_read_images', input: { named: true } },
  links: { tool: 'page_read_links' },
  markdown: { tool: 'page_read_markdown' },
  network: { tool: 'page_read_network' },
  pdf: { tool: 'page_read_pdf' },
  selection: { tool: 'page_read_selection' },
  tables: { tool: 'page_read_tables' },
};

export function readAsSteps({ as }: Of<'read-as'>, { titles }: Planning): PlanStep[] {
  const { tool, input = {} } = READ_AS[as];
  return [{ ...plainStep(tool, titles.readAs(as), { ...input }), answer: 'reading' }];
}

/** Typing into the page's own search field and pressing Enter, on another site when one is named. */
export function searchSteps(act: Of<'search'>, planning: Planning): PlanStep[] {
  const target = { kind: 'search-field' } as const;
  planning.remember(target);
  const typing = elementStep('page_type', target, planning.titles.search(), {
    text: planning.text(act.text),
    submit: true,
  });
  const search: PlanStep = { ...typing, values: [['text']] };
  if (act.url === undefined) return [search];
  return [...navigateSteps({ act: 'navigate', url: act.url }, planning), search];
}

export function submitSteps(act: Of<'submit'>, planning: Planning): PlanStep[] {
  const within = act.what === undefined ? undefined : planning.target(act.what, 'region').target;
  if (within !== undefined && within.kind !== 'region')
    return [
      elementStep(
        'page_click',
        within,
        planning.titles.click(nameTarget(within, planning.language), { button: 'left', count: 1, modifiers: [] }),
      ),
    ];
  return [
    elementStep(
      'page_click',
      { kind: 'submit', ...(within === undefined ? {} : { within }) },
      planning.titles.submit(),
    ),
  ];
}

export function uploadSteps(act: Of<'upload'>, planning: Planning): PlanStep[] {
  const target = act.what === undefined ? ({ kind: 'field' } as const) : planning.target(act.what, 'field').target;
  const title = planning.titles.upload(act.what === undefined ? '' : nameTarget(target, planning.language));
  return [
    { ...elementStep('page_upload_file', target, title, { paths: [planning.text(act.file)] }), values: [['paths', 0]] },
  ];
}

export function dialogSteps(act: Of<'dialog'>, planning: Planning): PlanStep[] {
  const text = act.text === undefined ? {} : { text: planning.text(act.text) };
  const step = plainStep('page_handle_dialog', planning.titles.dialog(act.accept), { accept: act.accept, ...text });
  return [act.text === undefined ? step : { ...step, values: [['text']] }];
}

export function systemSteps(act: Of<'system'>, planning: Planning): PlanStep[] {
  return act.about === 'system'
    ? [{ ...plainStep('system_info', planning.titles.systemInfo()), answer: 'system' }]
    : [{ ...plainStep('system_usage', planning.titles.usage(act.about)), answer: act.about }];
}

export function processSteps(act: Of<'processes' | 'process-stop' | 'process-start'>, planning: Planning): PlanStep[] {
  const { titles } = planning;
  if (act.act === 'processes') {
    const name = act.name === undefined ? {} : { name: planning.text(act.name).slice(0, MAX_PROCESS_NAME) };
    const step = plainStep('process_list', titles.listProcesses(act.by ?? ''), {
      ...(act.by === undefined ? {} : { sortBy: act.by }),
      ...name,
    });
    return [{ ...step, answer: act.by === 'cpu' ? 'cpu-top' : act.by === 'memory' ? 'memory-top' : 'processes' }];
  }
  if (act.act === 'process-stop') {
    if (act.pid === undefined || act.pid < 1 || act.pid > MAX_PID)
      throw new Unclear('plan.process_number_missing', act.name === undefined ? '' : planning.text(act.name));
    return [plainStep('process_stop', titles.stopProcess(act.pid), { pid: act.pid })];
  }
  const program = splitProgram(planning.text(act.command));
  if (program === undefined) throw new Unclear('plan.not_understood', planning.text(act.command));
  const step = plainStep('process_start', titles.startProgram(program.command), {
    command: program.command,
    args: program.args,
  });
  return [{ ...step, values: program.args.map((_, index) => ['args', index]), answer: 'program' }];
}

export function fileSteps(act: Of<'files-list' | 'file-read' | 'file-write'>, planning: Planning): PlanStep[] {
  const { titles } = planning;
  const path = act.path === undefined ? '' : planning.text(act.path);
  if (path.length > MAX_PATH) throw new Unclear('plan.name_too_long', path.slice(0, 60));
  if (act.act === 'files-list')
    return [{ ...plainStep('files_list', titles.listFiles(path), { path }), answer: 'files' }];
  if (act.act === 'file-read')
    return [{ ...plainStep('files_read', titles.readFile(path), { path }), answer: 'file-text' }];
  return [
    {
      ...plainStep('files_write', titles.writeFile(path), { path, text: planning.text(act.text) }),
      values: [['text']],
    },
  ];
}
