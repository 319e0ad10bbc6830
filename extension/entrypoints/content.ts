import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPageEngine } from '../content/engine.ts';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main() {
    // WXT's own context ends on an event that any page can send. This one lies in the extension's world, where a
    // script that was injected again, or by a newer version, finds its predecessor.
    const world = globalThis as { arqEngine?: AbortController };
    world.arqEngine?.abort();
    world.arqEngine = new AbortController();
    startPageEngine(world.arqEngine.signal);
  },
});
