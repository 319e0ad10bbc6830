import { ArqError } from '../../../shared/protocol/errors.ts';
import type { BrowserChoice } from '../browsers/browser-kinds.ts';

export interface BrowserStart {
  readonly browser: BrowserChoice;
  readonly isHeadless: boolean;
  readonly isTemporary: boolean;
}

/** Starts a browser with ARQ for one client; resolves with its device once the host knows it. */
export async function startBrowserFor(
  options: BrowserStart,
  signal: AbortSignal,
): Promise<{ readonly device: string; close(): Promise<void> }> {
  signal.throwIfAborted();
  throw new ArqError(
    'browser.start_failed',
    `arq mcp cannot start ${options.browser} by itself yet. Open it with \`arq browser --browser ${options.browser}\`.`,
  );
}
