import { browser } from 'wxt/browser';
import type { Transport } from '../../shared/protocol/transport.ts';
import { PANEL_PORT } from './panel-contract.ts';
import { portTransport } from './port-transport.ts';

/** Opens a line from one of the extension's own pages to the background. */
export function connectPanel(): Transport {
  return portTransport(browser.runtime.connect({ name: PANEL_PORT }));
}
