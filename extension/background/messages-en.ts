import { SETUP_COMMAND } from '../../shared/protocol/identity.ts';

export const en = {
  host: {
    connecting: 'Looking for the ARQ host.',
    connected: '',
    lost: 'The ARQ host does not answer. ARQ keeps trying; plain commands work meanwhile.',
    'not-installed': `The ARQ host is not set up for this browser. Plain commands work without it. To get it, run this in the folder of ARQ: ${SETUP_COMMAND}`,
    refused: `The ARQ host does not know this extension. Run this again in the folder of ARQ: ${SETUP_COMMAND}`,
  },
  menu: {
    fillForm: 'Fill this form with my details',
    screenshot: 'Screenshot this page',
    screenshotFull: 'Screenshot the full page',
    copyText: 'Copy page as text',
    openLinks: 'Open every link in the selection',
    ask: 'Ask ARQ about this',
    again: 'Run again',
  },
  /** Sentences that the planner reads. */
  sentence: {
    fillForm: 'fill this form with my details',
    screenshot: 'take a screenshot',
    screenshotFull: 'take a full-page screenshot',
  },
  notice: {
    saved: 'Screenshot saved',
    copied: 'The text of the page is on the clipboard',
    noLinks: 'There is no link in the selection',
    linksCut: (opened: number, all: number) => `Opened the first ${opened} of ${all} links`,
    failed: 'That did not work',
    handOver: 'ARQ needs you',
    handOverText: (kind?: 'login' | 'code' | 'captcha') =>
      ({ login: 'Log in', code: 'Enter the code', captcha: 'Show that you are human' })[kind ?? 'login'] +
      ' in the browser. ARQ goes on by itself afterwards.',
    stopped: 'Everything is stopped',
    stoppedRuns: (count: number) => (count === 0 ? 'Nothing was running' : `Runs stopped: ${count}`),
  },
};

export type Messages = typeof en;
