import type { ReasonCode } from '../../../shared/policy/reasons.ts';
import type { RunStatus, StepStatus } from '../../../shared/runs/run.ts';

/** States in a word. */
export const statuses: Record<RunStatus | StepStatus, string> = {
  planned: 'Plan',
  queued: 'Queued',
  pending: 'Queued',
  running: 'Running',
  question: 'Asks you',
  waiting: 'Waiting for you',
  paused: 'Paused',
  in_doubt: 'In doubt',
  done: 'Done',
  failed: 'Failed',
  skipped: 'Skipped',
  stopped: 'Stopped',
};

/** Why policy asks, as sentences. */
export const reasons: Record<ReasonCode, string> = {
  'never-site': 'You said: never on this site.',
  'new-site': 'Your request did not name this site.',
  'not-your-sentence': 'A program asks for this, not you.',
  'submits-password': 'It sends a form with a password.',
  'submits-payment': 'It sends a form with payment details.',
  'submits-code': 'It sends a form with a one-time code.',
  deletes: 'The words on it say that it deletes or ends something.',
  buys: 'The words on it say that it buys or orders something.',
  uploads: 'It hands a file of yours to the site.',
  'dangerous-tool': 'It runs programs or scripts, or changes files or what a site keeps.',
};

/** Roles of what is acted on, as people call them; a role that is not here is shown by its own name. */
export const roles: Readonly<Record<string, string>> = {
  button: 'button',
  link: 'link',
  textbox: 'field',
  searchbox: 'search field',
  checkbox: 'checkbox',
  switch: 'switch',
  radio: 'option',
  combobox: 'list',
  listbox: 'list',
  option: 'entry',
  menuitem: 'menu entry',
  tab: 'tab',
};
