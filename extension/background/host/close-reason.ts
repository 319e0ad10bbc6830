/** What a browser says when the native port ends, as a state for people. Pure. */

export type HostLoss = 'lost' | 'not-installed' | 'refused';

/**
 * Chromium: “Specified native messaging host not found.”, “Access to the specified native messaging host is
 * forbidden.”, “Native host has exited.”. Firefox: “No such native application com.arq.host”, “This extension does not
 * have permission to use native application …”.
 */
export function readHostLoss(reason: string): HostLoss {
  if (/host not found|no such native application/i.test(reason)) return 'not-installed';
  if (/forbidden|does not have permission|not allowed/i.test(reason)) return 'refused';
  return 'lost';
}
