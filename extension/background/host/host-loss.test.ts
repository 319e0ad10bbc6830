import { describe, expect, it } from 'vitest';
import { ArqError, type ArqErrorCode } from '../../../shared/protocol/errors.ts';
import { backoffMs } from './backoff.ts';
import { readHostLoss } from './close-reason.ts';

describe('the end of the link to the host', () => {
  it.each([
    ['Specified native messaging host not found.', 'not-installed'],
    ['No such native application com.arq.host', 'not-installed'],
    ['Access to the specified native messaging host is forbidden.', 'refused'],
    ['This extension does not have permission to use native application com.arq.host', 'refused'],
    ['Native host has exited.', 'lost'],
    ['An unexpected error occurred', 'lost'],
    ['closed', 'lost'],
  ])('“%s” means %s', (reason, loss) => {
    expect(readHostLoss(reason)).toEqual({ state: loss });
  });

  it.each<[ArqErrorCode, string]>([
    ['host.not_installed', 'not-installed'],
    ['host.start_failed', 'lost'],
    ['link.version_mismatch', 'refused'],
    ['link.refused', 'refused'],
    ['relay.caller_refused', 'refused'],
    ['store.full', 'lost'],
  ])('told with %s means %s, in the words of who told it', (code, state) => {
    const lastWord = new ArqError(code, 'Do this next.');
    expect(readHostLoss('Native host has exited.', lastWord)).toEqual({ state, message: 'Do this next.' });
  });

  it.each<ArqErrorCode>(['link.closed', 'call.timed_out', 'internal.unexpected'])(
    'told with %s leaves the word to the browser',
    (code) => {
      const reason = 'Specified native messaging host not found.';
      expect(readHostLoss(reason, new ArqError(code, 'Hm.'))).toEqual({ state: 'not-installed' });
    },
  );
});

describe('the pause before the next try', () => {
  it('is none for the first', () => {
    expect(backoffMs(0, 0.5)).toBe(0);
  });

  it('doubles, spread over its upper half', () => {
    expect([1, 2, 3, 4].map((attempt) => backoffMs(attempt, 0))).toEqual([125, 250, 500, 1000]);
    expect([1, 2, 3, 4].map((attempt) => backoffMs(attempt, 1))).toEqual([250, 500, 1000, 2000]);
  });

  it('never grows beyond half a minute', () => {
    expect(backoffMs(60, 1)).toBe(30_000);
  });
});
