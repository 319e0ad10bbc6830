/**
 * Why policy asked, refused or called something dangerous. Codes are journaled and shown; each view renders them in
 * its reader's language, so they are API and never renamed.
 */
export const reasonCodes = [
  'never-site', // the user said: never on this site
  'new-site', // the run came to a site that its sentence did not name
  'not-your-sentence', // a client or a model asked for it
  'submits-password',
  'submits-payment',
  'submits-code', // a form with a one-time code
  'deletes',
  'buys',
  'uploads',
  'dangerous-tool', // runs programs or scripts, changes files or what a site keeps
] as const;
export type ReasonCode = (typeof reasonCodes)[number];
