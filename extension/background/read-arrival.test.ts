import { describe, expect, it } from 'vitest';
import type { NavigationEvent, NavigationStep } from './navigations.ts';
import { readArrival } from './read-arrival.ts';

const log = (...steps: readonly (NavigationStep | `failed ${string}`)[]): NavigationEvent[] =>
  steps.map((text, index) => {
    const [step, error] = text.startsWith('failed ') ? (['failed', text.slice(7)] as const) : [text, undefined];
    return { seq: index + 1, tabId: 1, step: step as NavigationStep, url: 'https://example.org/', error };
  });

describe('the newest load', () => {
  it.each([
    ['has not begun', log(), 'none'],
    ['only opened a tab', log('opened'), 'none'],
    ['stayed in the document', log('moved'), 'moved'],
    ['is ready', log('started', 'committed', 'ready'), 'ready'],
    ['is ready although its address moved on', log('started', 'committed', 'ready', 'moved'), 'ready'],
    ['cannot be reached', log('started', 'failed net::ERR_CONNECTION_REFUSED'), 'failed'],
    ['ended in the error page of Firefox', log('started', 'failed Error code 7', 'committed', 'ready'), 'failed'],
    ['is ready after one that failed', log('started', 'failed Error code 7', 'started', 'committed', 'ready'), 'ready'],
    ['was a download', log('started', 'failed net::ERR_ABORTED'), 'aborted'],
    ['was a download in Firefox', log('started', 'failed Error code 2152398850'), 'aborted'],
    ['ended the page before only', log('failed net::ERR_ABORTED'), 'aborted'],
    ['took the place of another', log('started', 'started', 'failed net::ERR_ABORTED', 'committed', 'ready'), 'ready'],
  ] as const)('%s', (_, events, kind) => {
    expect(readArrival(events)?.kind).toBe(kind);
  });

  it.each([
    ['has begun', log('started')],
    ['shows something', log('started', 'committed')],
    ['follows one that was ready', log('started', 'committed', 'ready', 'started')],
    ['outlives the one it replaced', log('started', 'started', 'failed net::ERR_ABORTED')],
  ])('goes on when it %s', (_, events) => {
    expect(readArrival(events)).toBeUndefined();
  });
});
