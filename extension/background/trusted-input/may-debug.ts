import { isFirefox, isHeadless } from '../browser-kind.ts';
import { allowsTrustedInput } from './trusted-sites.ts';

/**
 * True when the debugger may be attached to a tab that shows this address for what changes nothing of the page: where
 * the user switched trusted input on, and in browsers whose bar about it nobody could see. Never in Firefox.
 */
export async function mayDebug(url: string): Promise<boolean> {
  return !isFirefox && (isHeadless() || (await allowsTrustedInput(url)));
}
