/** Puts the page engine into a frame when ARQ is first asked about its page; pages it is not asked about stay without. */
import { browser } from 'wxt/browser';
import { ArqError } from '../../shared/protocol/errors.ts';
import { isFirefox } from './browser-kind.ts';
import type { FrameAddress } from './page-frames.ts';
import { canEnter } from './page-access.ts';
import { addressOf, getTabById } from './tabs.ts';

const PAGE_ENGINE = '/page-engine.js';
/** Calls that come at once share one entering: a second engine would end the first. */
const entering = new Map<string, Promise<void>>();

/** Runs in the page: the engine leaves its mark in the extension's own world. */
function hasEngine(): boolean {
  return 'arqEngine' in globalThis;
}

/** Throws `page.not_allowed`, `page.unreachable`, `page.frame_gone`, `tabs.gone`. */
export async function enterFrame({ tabId, frameId }: FrameAddress): Promise<void> {
  const key = `${tabId}:${frameId}`;
  const known = entering.get(key);
  if (known !== undefined) return known;
  const under = enter({ tabId, frameId }).finally(() => {
    if (entering.get(key) === under) entering.delete(key);
  });
  entering.set(key, under);
  return under;
}

/** Another document is in the frame: whoever enters the one before is not in this. */
export function forgetEntering({ tabId, frameId }: FrameAddress): void {
  entering.delete(`${tabId}:${frameId}`);
}

async function enter({ tabId, frameId }: FrameAddress): Promise<void> {
  const target = { tabId, frameIds: [frameId] };
  try {
    // A page that still loads can be read already.
    const [probe] = await browser.scripting.executeScript({ target, func: hasEngine, injectImmediately: true });
    if (probe?.result === true) return;
    await browser.scripting.executeScript({ target, files: [PAGE_ENGINE], injectImmediately: true });
  } catch (error) {
    throw await explain(tabId, error);
  }
}

async function explain(tabId: number, cause: unknown): Promise<ArqError> {
  const url = addressOf(await getTabById(tabId));
  const text = cause instanceof Error ? cause.message : String(cause);
  const errorPage = () =>
    new ArqError('page.unreachable', 'The tab shows the browser’s error page. Check the address and reload.', {
      cause,
    });
  if (/error page/i.test(text)) return errorPage();
  if (/frame/i.test(text) && /no frame|invalid frame|was removed|gone/i.test(text)) {
    return new ArqError('page.frame_gone', 'The frame is gone. Take a new snapshot.', { cause });
  }
  const isOpen = canEnter(url, isFirefox);
  if (isOpen && !(await browser.permissions.contains({ origins: ['<all_urls>'] }))) {
    return new ArqError('page.not_allowed', 'ARQ has no access to sites yet. Allow it in the panel.', { cause });
  }
  // Firefox keeps the address of the page that could not be loaded.
  if (isOpen && isFirefox) return errorPage();
  return new ArqError(
    'page.not_allowed',
    'The browser lets no extension into this page. Open a web page (http or https) and try again.',
    { cause, data: { url } },
  );
}
