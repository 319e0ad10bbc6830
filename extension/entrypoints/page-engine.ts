import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPageEngine } from '../content/engine.ts';

/**
 * The page engine, put into a frame when ARQ is first asked about it (`background/enter-frame.ts`). Not WXT's kind of
 * content script: that tells the page of itself, and ends on an event that any page can send.
 */
export default defineUnlistedScript(() => {
  // This world is the extension's own: a script that was injected again, or by a newer version, finds its predecessor.
  const world = globalThis as { arqEngine?: AbortController };
  world.arqEngine?.abort();
  world.arqEngine = new AbortController();
  startPageEngine(world.arqEngine.signal);
});
