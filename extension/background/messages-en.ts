export const en = {
  host: {
    connecting: 'Looking for the ARQ host.',
    connected: '',
    lost: 'The ARQ host does not answer. ARQ keeps trying; plain commands work meanwhile.',
    'not-installed':
      'The ARQ host is not installed. Plain commands work without it. To get it, run `npm start` in a checkout, or `arq setup`.',
    refused: 'The ARQ host does not know this extension. Run `arq setup` again.',
  },
  menu: {
    screenshot: 'Screenshot this page',
    screenshotFull: 'Screenshot the full page',
    copyText: 'Copy page as text',
    openLinks: 'Open every link in the selection',
    ask: 'Ask ARQ about this',
    again: 'Run again',
  },
  /** Sentences that the planner reads. */
  sentence: {
    screenshot: 'take a screenshot',
    screenshotFull: 'take a full-page screenshot',
  },
  notice: {
    saved: 'Screenshot saved',
    copied: 'The text of the page is on the clipboard',
    noLinks: 'There is no link in the selection',
    linksCut: (opened: number, all: number) => `Opened the first ${opened} of ${all} links`,
    failed: 'That did not work',
    stopped: 'Everything is stopped',
    needsYou: 'ARQ needs your decision',
  },
};
