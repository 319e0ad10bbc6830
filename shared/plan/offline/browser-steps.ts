/** Steps about the browser rather than its pages: printing, tabs and windows, downloads. Pure. */
import type { PlanStep } from '../plan.ts';
import { describeTab, quoteText } from '../target-text.ts';
import { absoluteUrl, tabTarget } from './other-steps.ts';
import { plainStep, tabSlot, Unclear, type Planning } from './planning.ts';
import type { Act, TabNode } from './syntax.ts';

type Of<Name extends Act['act']> = Extract<Act, { act: Name }>;

export function printSteps({ landscape, background, size, pages }: Of<'print'>, planning: Planning): PlanStep[] {
  const input = {
    ...(landscape === true && { landscape }),
    ...(background === true && { background }),
    ...(size !== undefined && { size }),
    ...(pages !== undefined && { pages: planning.text(pages) }),
  };
  return [plainStep('page_print_pdf', planning.titles.print(), input)];
}

const CHANGES = {
  mute: ['tabs_mute', { muted: true }],
  unmute: ['tabs_mute', { muted: false }],
  pin: ['tabs_pin', { pinned: true }],
  unpin: ['tabs_pin', { pinned: false }],
  duplicate: ['tabs_duplicate', {}],
  ungroup: ['tabs_ungroup', {}],
  unload: ['tabs_discard', {}],
  'to-start': ['tabs_move', { index: 0 }],
  'to-end': ['tabs_move', { index: -1 }],
} as const;

/** A step for each tab that is meant. */
function tabStep(tool: string, title: string, input: Record<string, unknown>, tab: TabNode, planning: Planning) {
  const step = plainStep(tool, title, input, [tabSlot(tabTarget(tab, planning))]);
  return isEach(tab) ? { ...step, each: true } : step;
}

const isEach = (tab: TabNode) => tab.which === 'others' || (tab.which === 'matching' && tab.each === true);
const OWN: TabNode = { which: 'this' };

function sayTabs(tab: TabNode, planning: Planning): string {
  const target = tabTarget(tab, planning);
  if (tab.which !== 'matching' || tab.each !== true) return describeTab(target, planning.language);
  return planning.titles.allTabs(target.text === undefined ? '' : quoteText(target.text, planning.language));
}

export function tabChangeSteps({ change, tab }: Of<'tab-change'>, planning: Planning): PlanStep[] {
  const [tool, input] = CHANGES[change];
  return [tabStep(tool, planning.titles.changeTab(change, sayTabs(tab, planning)), { ...input }, tab, planning)];
}

export function groupSteps({ tab, title: span }: Of<'tab-group'>, planning: Planning): PlanStep[] {
  const title = span === undefined ? '' : short(planning.text(span), MAX_GROUP);
  // Without a name each tab would get a group of its own.
  if (title === '' && isEach(tab)) throw new Unclear('plan.not_understood', '');
  const said = planning.titles.groupTabs(
    sayTabs(tab, planning),
    title === '' ? '' : quoteText(title, planning.language),
  );
  return [tabStep('tabs_group', said, title === '' ? {} : { title }, tab, planning)];
}

export function groupNameSteps({ title: span }: Of<'group-name'>, planning: Planning): PlanStep[] {
  const title = short(planning.text(span), MAX_GROUP);
  const said = planning.titles.nameGroup(quoteText(title, planning.language));
  return [tabStep('tabs_name_group', said, { title }, OWN, planning)];
}

const MAX_GROUP = 100;
const MAX_NAME = 200;

function short(text: string, max: number): string {
  if (text.length > max) throw new Unclear('plan.name_too_long', text.slice(0, 60));
  return text;
}

const MIN_PERCENT = 30;
const MAX_PERCENT = 500;

export function zoomSteps({ percent }: Of<'zoom'>, planning: Planning): PlanStep[] {
  if (percent < MIN_PERCENT || percent > MAX_PERCENT) throw new Unclear('plan.not_understood', `${percent} %`);
  return [tabStep('tabs_zoom', planning.titles.zoom(percent), { factor: percent / 100 }, OWN, planning)];
}

export function zoomStepSteps({ step }: Of<'zoom-step'>, planning: Planning): PlanStep[] {
  return [tabStep('tabs_zoom', planning.titles.zoomStep(step), { step }, OWN, planning)];
}

export function closeWindowSteps(planning: Planning): PlanStep[] {
  return [tabStep('windows_close', planning.titles.closeWindow(), {}, OWN, planning)];
}

export function windowStateSteps({ state }: Of<'window-state'>, planning: Planning): PlanStep[] {
  return [tabStep('windows_resize', planning.titles.windowState(state), { state }, OWN, planning)];
}

export function bookmarkSteps({ url, title, folder }: Of<'bookmark'>, planning: Planning): PlanStep[] {
  const names = {
    ...(title !== undefined && { title: short(planning.text(title), MAX_NAME) }),
    ...(folder !== undefined && { folder: short(planning.text(folder), MAX_NAME) }),
  };
  const address = url === undefined ? '' : absoluteUrl(planning.text(url));
  const said = planning.titles.bookmark(address);
  if (address !== '') return [plainStep('bookmarks_add', said, { url: address, ...names })];
  return [tabStep('bookmarks_add', said, names, OWN, planning)];
}

const LISTS = {
  'bookmarks-list': ['bookmarks_search', 'listBookmarks'],
  'history-list': ['history_search', 'listHistory'],
  'downloads-list': ['downloads_list', 'listDownloads'],
} as const;

export function listSteps(
  act: Of<'bookmarks-list'> | Of<'history-list'> | Of<'downloads-list'>,
  planning: Planning,
): PlanStep[] {
  const [tool, title] = LISTS[act.act];
  const input = {
    ...(act.text !== undefined && { text: short(planning.text(act.text), MAX_NAME) }),
    ...(act.act === 'history-list' && act.days !== undefined && { days: act.days }),
  };
  return [{ ...plainStep(tool, planning.titles[title](), input), answer: 'reading' }];
}

export function forgetSteps({ minutes }: Of<'history-forget'>, planning: Planning): PlanStep[] {
  return [plainStep('history_delete', planning.titles.forget(minutes), { minutes })];
}

export function windowSteps({ url: span, isPrivate }: Of<'window-open'>, planning: Planning): PlanStep[] {
  const url = span === undefined ? '' : absoluteUrl(planning.text(span));
  return [plainStep('windows_open', planning.titles.openWindow(url), { url, ...(isPrivate && { isPrivate }) })];
}

/** So long a run waits until the file is there. */
const DOWNLOAD_MS = 60_000;

export function downloadSteps(act: Of<'download'>, planning: Planning): PlanStep[] {
  const url = absoluteUrl(planning.text(act.url));
  return [plainStep('downloads_start', planning.titles.download(url), { url, waitMs: DOWNLOAD_MS })];
}
