/** Steps about the browser rather than its pages: printing, tabs and windows, downloads. Pure. */
import type { PlanStep } from '../plan.ts';
import { absoluteUrl } from './other-steps.ts';
import { plainStep, Unclear, type Planning } from './planning.ts';
import type { Act } from './syntax.ts';

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
} as const;

export function tabChangeSteps({ change }: Of<'tab-change'>, planning: Planning): PlanStep[] {
  const [tool, input] = CHANGES[change];
  return [plainStep(tool, planning.titles.changeTab(change), input)];
}

const MIN_PERCENT = 30;
const MAX_PERCENT = 500;

export function zoomSteps({ percent }: Of<'zoom'>, planning: Planning): PlanStep[] {
  if (percent < MIN_PERCENT || percent > MAX_PERCENT) throw new Unclear('plan.not_understood', `${percent} %`);
  return [plainStep('tabs_zoom', planning.titles.zoom(percent), { factor: percent / 100 })];
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
