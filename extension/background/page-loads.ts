/**
 * Waits for pages: after a step that began a load, and for a load that was asked for. Reads the navigation log;
 * owns nothing. Background only.
 */
import { browser } from 'wxt/browser';
import { ArqError } from '../../shared/protocol/errors.ts';
import { isFirefox } from './browser-kind.ts';
import { SILENT_MS } from './in-page-time.ts';
import { describeNetError, isAborted } from './net-errors.ts';
import type { NavigationEvent, Navigations } from './navigations.ts';
import { canEnter } from './page-access.ts';
import { pause } from './pause.ts';
import { type Arrival, readArrival } from './read-arrival.ts';
import { getTabById } from './tabs.ts';

export const LOAD_TIMEOUT_MS = 15_000;
/**
 * Not all that happens is told: pages from the back/forward cache come complete and silent, Firefox says nothing when
 * a load turns out to be a download. After so long without word the tab itself is asked.
 */
const SILENCE_MS = 500;
/** Whether it is parsed, a page says at once or not now. */
const ANSWER_MS = 1_000;
/** In hidden tabs a timer takes a second, and longer where the page has others. */
const TIMER_MS = 2_500;
/**
 * Firefox runs an extension's scripts beside a page's dialog, but stops the page's timers until it is closed: a page whose
 * timers stand for so long, while it answers, shows one: longer than any timer of a page that works (`TIMER_MS`).
 */
const STOPPED_MS = 3_000;
/** A load may end because another took its place, or the end may be that of the page before: what follows decides. */
const ABORTED_MS = 400;
/** A page can be read before its pictures and frames are there, but it is better to have them; for so long it is waited. */
const COMPLETE_MS = 1_500;

/** Waits until the load that began after `since` arrived. Resolves at once when none began. */
export async function waitForArrival(
  navigations: Navigations,
  tabId: number,
  since: number,
  signal: AbortSignal,
): Promise<Arrival> {
  const over = new AbortController();
  const life = { heardAt: Date.now() };
  // A page that makes frames works, even if it makes them in one go and answers nobody meanwhile.
  navigations.onFrame((tab) => {
    if (tab === tabId) life.heardAt = Date.now();
  }, over.signal);
  try {
    return await followLoad(navigations, tabId, since, signal, life);
  } finally {
    over.abort();
  }
}

/** `life` is told from outside, too, when the page showed a sign of it. */
async function followLoad(
  navigations: Navigations,
  tabId: number,
  since: number,
  signal: AbortSignal,
  life: { heardAt: number },
): Promise<Arrival> {
  const deadline = Date.now() + LOAD_TIMEOUT_MS;
  let quietTimes = 0;
  let stoppedAt: number | undefined;
  for (;;) {
    const restMs = deadline - Date.now();
    const isCommitted = navigations.eventsSince(tabId, since).some(({ step }) => step === 'committed');
    if (restMs <= 0) return { kind: 'slow', isCommitted, isStill: false };
    const timeoutMs = Math.min(SILENCE_MS, restMs);
    const heard = navigations.now;
    const arrival = await navigations.waitFor(
      tabId,
      since,
      (events) => readArrival(events) ?? (isCommitted || !hasCommit(events) ? undefined : ('committed' as const)),
      { timeoutMs, signal },
    );
    if (arrival !== undefined && arrival !== 'committed') {
      if (arrival.kind === 'aborted' && (await goesOn(navigations, tabId, signal))) continue;
      if (arrival.kind === 'ready') await waitForComplete(tabId, signal);
      return arrival;
    }
    if (navigations.now !== heard) continue;
    const asked = Date.now();
    const progress = isCommitted ? await readProgress(tabId) : 'loading';
    if (progress === 'parsed') return { kind: 'ready' };
    if (progress !== 'silent') life.heardAt = Date.now();
    stoppedAt = progress === 'stopped' ? (stoppedAt ?? asked) : undefined;
    if (stoppedAt !== undefined && Date.now() - stoppedAt >= STOPPED_MS) {
      return { kind: 'slow', isCommitted, isStill: true };
    }
    if (Date.now() - life.heardAt >= SILENT_MS) return { kind: 'slow', isCommitted, isStill: true };
    // A busy machine is late to say that it loads; one that says twice that it does not has stopped.
    quietTimes = !isCommitted && !(await isLoading(tabId)) ? quietTimes + 1 : 0;
    if (quietTimes === 2) return { kind: 'aborted' };
  }
}

async function goesOn(navigations: Navigations, tabId: number, signal: AbortSignal): Promise<boolean> {
  const options = { timeoutMs: ABORTED_MS, signal };
  const next = await navigations.waitFor(tabId, navigations.now, (events) => events[0], options);
  return next !== undefined || (await isLoading(tabId));
}

async function isLoading(tabId: number): Promise<boolean> {
  return (await getTabById(tabId)).status === 'loading';
}

async function waitForComplete(tabId: number, signal: AbortSignal): Promise<void> {
  const isDone = Promise.withResolvers<void>();
  const onUpdated = (id: number, { status }: { readonly status?: string | undefined }) => {
    if (id === tabId && status === 'complete') isDone.resolve();
  };
  browser.tabs.onUpdated.addListener(onUpdated);
  try {
    if ((await getTabById(tabId)).status === 'complete') return;
    await Promise.race([isDone.promise, pause(COMPLETE_MS, signal)]);
  } finally {
    browser.tabs.onUpdated.removeListener(onUpdated);
  }
}

const hasCommit = (events: readonly NavigationEvent[]) => events.some(({ step }) => step === 'committed');

/** Runs in the page. */
function isParsed(): boolean {
  return document.readyState !== 'loading';
}

/** Runs in the page. */
const passTimer = () => new Promise<boolean>((resolve) => setTimeout(() => resolve(true)));

/** `silent`: the page answers nobody. `stopped`: it answers, while its timers stand. */
type Progress = 'parsed' | 'loading' | 'silent' | 'stopped';

async function readProgress(tabId: number): Promise<Progress> {
  const within = async (func: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean | undefined> => {
    const asked = browser.scripting.executeScript({
      target: { tabId, frameIds: [0] },
      func: func as () => boolean,
      injectImmediately: true,
    });
    // In Chromium a page that greets with a dialog answers nobody until that is closed.
    const silence = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), limitMs));
    const answer = await Promise.race([asked, silence]);
    return answer === undefined ? undefined : answer[0]?.result === true;
  };
  try {
    const parsed = await within(isParsed, ANSWER_MS);
    if (parsed === undefined) return 'silent';
    if (parsed) return 'parsed';
    return isFirefox && (await within(passTimer, TIMER_MS)) === undefined ? 'stopped' : 'loading';
  } catch {
    // Pages that may not be entered: the tab's own word has to do.
    return (await getTabById(tabId)).status === 'complete' ? 'parsed' : 'loading';
  }
}

/** True for a tab whose page does not answer, asked twice: one that is only busy now and then answers the second time. */
async function isHeldUp(navigations: Navigations, tabId: number): Promise<boolean> {
  // A new tab has no page yet.
  if (!hasCommit(navigations.eventsSince(tabId, 0))) return false;
  return (await readProgress(tabId)) === 'silent' && (await readProgress(tabId)) === 'silent';
}

/** Firefox says nothing of some failures (a refused port, a bad certificate): its page cannot be entered, that is all. */
async function isErrorPage(tabId: number): Promise<boolean> {
  const { url = '' } = await getTabById(tabId);
  const isOpen = canEnter(url, isFirefox) && (await browser.permissions.contains({ origins: ['<all_urls>'] }));
  if (!isOpen || !isFirefox || url.startsWith('about:')) return false;
  return browser.scripting.executeScript({ target: { tabId }, func: isParsed, injectImmediately: true }).then(
    () => false,
    () => true,
  );
}

function unreachable(address: string, why: string): ArqError {
  return new ArqError(
    'page.unreachable',
    `${address} cannot be reached: ${why}. Check the address, or try again later.`,
    { data: { url: address } },
  );
}

/** Waits for a load that was asked for. Throws `page.unreachable`, `page.load_timeout`, `page.not_a_page`. */
export async function requireArrival(
  navigations: Navigations,
  tabId: number,
  since: number,
  address: string,
  signal: AbortSignal,
): Promise<void> {
  // The end of the page before is not the beginning of this one.
  const isBeginning = ({ step, error }: NavigationEvent) => step !== 'failed' || !isAborted(error ?? '');
  const begun = await navigations.waitFor(tabId, since, (events) => events.find(isBeginning), {
    timeoutMs: LOAD_TIMEOUT_MS,
    signal,
  });
  const arrival: Arrival =
    begun === undefined
      ? { kind: 'slow', isCommitted: false, isStill: false }
      : await waitForArrival(navigations, tabId, since, signal);
  switch (arrival.kind) {
    case 'ready':
      if (await isErrorPage(tabId)) throw unreachable(address, 'the browser shows an error page');
      return;
    case 'moved':
      return;
    case 'failed':
      throw unreachable(address, describeNetError(arrival.error));
    case 'slow':
      if (arrival.isStill) {
        throw new ArqError(
          'page.silent',
          `${address} has begun to load and does not answer. It may show a dialog or be busy; look at the tab, or reload it.`,
          { data: { url: address } },
        );
      }
      if (!arrival.isCommitted && (await isHeldUp(navigations, tabId))) {
        throw new ArqError(
          'page.silent',
          `The page that is there does not answer, and so the tab does not get to ${address}. Close the tab, and open the address in a new one.`,
          { data: { url: address } },
        );
      }
      throw new ArqError(
        'page.load_timeout',
        arrival.isCommitted
          ? `${address} has begun to load but did not finish within ${LOAD_TIMEOUT_MS / 1000} s. What is there can be read; reload to try again.`
          : `${address} did not answer within ${LOAD_TIMEOUT_MS / 1000} s. Try again later.`,
        { data: { url: address } },
      );
    case 'aborted':
    case 'none':
      throw new ArqError('page.not_a_page', `${address} led to no page: it is a download, or something stopped it.`, {
        data: { url: address },
      });
    default:
      return arrival satisfies never;
  }
}
