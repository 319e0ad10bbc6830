import type { PlanStep } from '../plan.ts';
import type { ElementTarget } from '../target.ts';
import * as browser from './browser-steps.ts';
import * as other from './other-steps.ts';
import * as page from './page-steps.ts';
import { elementStep, plainStep, Unclear, type Planning } from './planning.ts';
import { pressAgainSteps } from './press-again-steps.ts';
import { selectSteps, soundsLikeList } from './select-steps.ts';
import { showSteps } from './show-steps.ts';
import { sortSteps } from './sort-steps.ts';
import type { Act } from './syntax.ts';

const NOT_CLEAR = {
  wait: 'plan.incomplete',
  scroll: 'plan.scroll_unclear',
  what: 'plan.incomplete',
  where: 'plan.incomplete',
} as const;

/** The steps of one act. `before` is the step just before it in the plan. Conditions and places named ahead are not acts: `plan-offline.ts` joins them. */
export function stepsOf(
  act: Exclude<Act, { act: 'if' } | { act: 'focus' }>,
  planning: Planning,
  before: PlanStep | undefined,
): PlanStep[] {
  const { titles } = planning;
  switch (act.act) {
    case 'navigate':
    case 'tab-open':
      return other.navigateSteps(act, planning);
    case 'open':
      return page.clickSteps({ act: 'click', what: act.what }, planning).map((step) => opened(step, planning));
    case 'back':
      return [plainStep('page_go_back', titles.goBack())];
    case 'forward':
      return [plainStep('page_go_forward', titles.goForward())];
    case 'reload':
      return [plainStep('page_reload', titles.reload())];
    case 'skip':
      return [];
    case 'cookies':
      return [elementStep('page_click', { kind: 'cookie-accept' }, titles.cookies())];
    case 'cookies-reject':
      return [elementStep('page_click', { kind: 'cookie-reject' }, titles.rejectCookies())];
    case 'overlays':
      return [plainStep('page_dismiss_overlays', titles.overlays())];
    case 'hand-over':
      return [plainStep('page_hand_over', titles.handOver(act.gate), { for: act.gate })];
    case 'fill-profile':
      return [{ ...plainStep('page_fill_profile', titles.fillProfile()), answer: 'filled' }];
    case 'windows-list':
      return [{ ...plainStep('windows_list', titles.listWindows()), answer: 'windows' }];
    case 'click':
      return page.clickSteps(act, planning);
    case 'press-again':
      return pressAgainSteps(act, planning);
    case 'click-at':
      return [plainStep('page_click_at', titles.clickAt(act.x, act.y), { x: act.x, y: act.y })];
    case 'sort':
      return sortSteps(act, planning);
    case 'sign-in':
      return page.signInSteps(act, planning);
    case 'click-named':
      return page.namedClickSteps(act, planning, before);
    case 'show':
      return showSteps(act, planning, before);
    case 'fill':
      return page.fillSteps(act, planning);
    case 'type':
      return page.typeSteps(act, planning, before);
    case 'hover':
      return page.hoverSteps(act, planning);
    case 'clear':
      return page.clearSteps(act, planning);
    case 'select':
      return selectSteps(act, planning, before);
    case 'check':
      return acceptsLast(act, planning) ?? page.checkSteps(act, planning);
    case 'press':
      return page.pressSteps(act, planning, typedInto(before));
    case 'drag':
      return page.dragSteps(act, planning);
    case 'scroll':
      return page.scrollSteps(act, planning);
    case 'wait':
      return page.waitSteps(act, planning);
    case 'screenshot':
      return page.screenshotSteps(act, planning, before);
    case 'print':
      return browser.printSteps(act, planning);
    case 'tab-change':
      return browser.tabChangeSteps(act, planning);
    case 'zoom':
      return browser.zoomSteps(act, planning);
    case 'tab-group':
      return browser.groupSteps(act, planning);
    case 'group-name':
      return browser.groupNameSteps(act, planning);
    case 'zoom-step':
      return browser.zoomStepSteps(act, planning);
    case 'window-close':
      return browser.closeWindowSteps(planning);
    case 'window-state':
      return browser.windowStateSteps(act, planning);
    case 'bookmark':
      return browser.bookmarkSteps(act, planning);
    case 'bookmarks-list':
    case 'history-list':
    case 'downloads-list':
      return browser.listSteps(act, planning);
    case 'history-forget':
      return browser.forgetSteps(act, planning);
    case 'tab-restore':
      return [plainStep('sessions_restore', titles.restoreTab())];
    case 'window-open':
      return browser.windowSteps(act, planning);
    case 'download':
      return browser.downloadSteps(act, planning);
    case 'tab-switch':
      return other.switchSteps(act, planning);
    case 'tab-close':
      return other.closeSteps(act, planning);
    case 'tabs-list':
      return other.listTabsSteps(act, planning);
    case 'read-as':
      return other.readAsSteps(act, planning);
    case 'read':
      return other.readSteps(act, planning, before);
    case 'search':
      return other.searchSteps(act, planning);
    case 'submit':
      return other.submitSteps(act, planning);
    case 'upload':
      return other.uploadSteps(act, planning);
    case 'dialog':
      return other.dialogSteps(act, planning);
    case 'system':
      return other.systemSteps(act, planning);
    case 'processes':
    case 'process-stop':
    case 'process-start':
      return other.processSteps(act, planning);
    case 'files-list':
    case 'file-read':
    case 'file-write':
      return other.fileSteps(act, planning);
    case 'not-clear':
      break;
  }
  throw new Unclear(NOT_CLEAR[act.about]);
}

/** “open Pricing” without an address means the link of that name; “open Sort by” what opens a list. */
function opened(step: PlanStep, planning: Planning): PlanStep {
  const last = planning.last();
  if (last !== undefined && soundsLikeList(last)) return step;
  return {
    ...step,
    targets: step.targets.map((slot) =>
      slot.target.kind === 'any' ? { ...slot, target: { ...slot.target, kind: 'link' } } : slot,
    ),
  };
}

/** The single field that the step before wrote into. */
function typedInto(before: PlanStep | undefined): ElementTarget | undefined {
  const slot = before?.targets[0];
  const isTyping = before?.tool === 'page_type' || (before?.tool === 'page_fill_form' && before.targets.length === 1);
  return isTyping && slot !== undefined && slot.target.kind !== 'tab-of-browser' ? slot.target : undefined;
}

/** “if you see a cookie banner, accept it”. */
function acceptsLast(act: Extract<Act, { act: 'check' }>, planning: Planning): PlanStep[] | undefined {
  const what = act.whats[0];
  if (what === undefined || !act.checked || !planning.clause.text.text.startsWith('@accept')) return undefined;
  if (!/^(?:it|them|all|его|их|ее|все)$/u.test(planning.clause.text.text.slice(what[0], what[1]))) return undefined;
  const last = planning.last();
  if (last?.kind === 'cookie-accept') return [elementStep('page_click', last, planning.titles.cookies())];
  if (last?.kind === 'region' && /dialog|alert|prompt|диалог|окно/iu.test(last.name ?? ''))
    return [plainStep('page_handle_dialog', planning.titles.dialog(true), { accept: true })];
  return undefined;
}
