/** What a browser, the relay or the host says when the link ends, as a state for people. Pure. */
import type { ArqError } from '../../../shared/protocol/errors.ts';

export interface HostLoss {
  readonly state: 'lost' | 'not-installed' | 'refused';
  /** What the other side itself said to do; absent when only the browser spoke. */
  readonly message?: string;
}

/** Codes of the last word that another try does not mend, by what they mean. The rest (`host.start_failed`, say) may pass. */
const STATES: Readonly<Record<string, HostLoss['state']>> = {
  'host.not_installed': 'not-installed',
  'link.refused': 'refused',
  'link.version_mismatch': 'refused',
  'relay.caller_refused': 'refused',
};
/** Areas whose last words are about the link itself, and say what to do. */
const TELLING = /^(?:host|link|relay|store|protocol)\./;

/**
 * `reason` is the browser's. Chromium: “Specified native messaging host not found.”, “Access to the specified native
 * messaging host is forbidden.”, “Native host has exited.”. Firefox: “No such native application com.arq.host”, “This
 * extension does not have permission to use native application …”. `lastWord` is what the relay or the host sent before
 * it closed: it knows better.
 */
export function readHostLoss(reason: string, lastWord?: ArqError): HostLoss {
  if (lastWord !== undefined && TELLING.test(lastWord.code) && lastWord.code !== 'link.closed') {
    return { state: STATES[lastWord.code] ?? 'lost', message: lastWord.message };
  }
  if (/host not found|no such native application/i.test(reason)) return { state: 'not-installed' };
  if (/forbidden|does not have permission|not allowed/i.test(reason)) return { state: 'refused' };
  return { state: 'lost' };
}
