/**
 * ARQ for the bench that drives browser servers over MCP and checks them by what the page received: how to say its seven
 * operations with ARQ's tools. Each run gets a home of its own, whose host is stopped when the bench ends.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const arq = join(import.meta.dirname, '../../native-host/dist/arq.mjs');
/** Chromium answers `captureVisibleTab` twice a second: pictures are asked for that far apart, which is not timed. */
const PICTURE_GAP_MS = 550;
/** Browsers and sockets lie in it, so it must be short. */
const folder = mkdtempSync(join(tmpdir(), 'arq-b-'));

export const home = join(folder, 'arq');
export const env = { HOME: folder, ARQ_HOME: home, XDG_RUNTIME_DIR: join(folder, 'run') };

process.on('exit', () => {
  spawnSync(process.execPath, [arq, 'host', 'stop'], { env: { ...process.env, ...env }, stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function waitMs(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function serverOf(browser, snapshot) {
  return {
    command: process.execPath,
    args: [arq, 'mcp', '--browser', browser, '--headless', '--temporary', '--grant', 'act'],
    env,
    init: async (call) => {
      await call('tabs_list', {});
    },
    nav: (url) => ({ tool: 'page_navigate', args: { url } }),
    snap: () => ({ tool: 'page_snapshot', args: snapshot }),
    find: (text, role, name) =>
      new RegExp(`${role} \\\\?"${escape(name)}\\\\?"[^\\n]*?ref=(d\\d+e\\d+)`).exec(text)?.[1],
    click: (ref) => ({ tool: 'page_click', args: { ref } }),
    fill: (fields) => ({
      tool: 'page_fill_form',
      args: { fields: fields.map(({ ref, value }) => ({ ref, value: String(value) })) },
    }),
    shot: (fullPage) => {
      waitMs(PICTURE_GAP_MS);
      return { tool: 'page_screenshot', args: fullPage ? { fullPage } : {} };
    },
  };
}

/** `arq` as it comes; `arq-whole` is not cut after 6,000 tokens, to be set beside servers that never cut. */
export const adapters = {
  arq: serverOf('chromium', {}),
  'arq-whole': serverOf('chromium', { maxTokens: 1_000_000 }),
  'arq-firefox': serverOf('firefox', {}),
};
