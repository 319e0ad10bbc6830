/** Trials that take long run in both browsers with `npm run test:long`; `npm test` has them in one. */
export const isLong = process.env['ARQ_LONG'] !== undefined;
export const trialBrowsers = isLong ? (['chromium', 'firefox'] as const) : (['chromium'] as const);
