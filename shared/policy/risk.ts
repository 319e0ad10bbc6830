/**
 * How dangerous a call is, by facts about its target. Pure and free of zod: the content script asks again, with
 * fresh facts, in the very task that acts.
 */
import type { Risk } from '../tools/define-tool.ts';
import type { TargetFacts } from './facts.ts';
import type { ReasonCode } from './reasons.ts';

const ORDER: readonly Risk[] = ['read', 'act', 'danger'];

/** What risk needs to know of a tool; every definition has it. In a content script `risk` is `act` for whatever acts. */
export interface RatedTool {
  readonly name: string;
  readonly risk: Risk;
}

/** True when `risk` is no worse than `allowed`. */
export function isWithin(risk: Risk, allowed: Risk): boolean {
  return ORDER.indexOf(risk) <= ORDER.indexOf(allowed);
}

export function worstRisk(risks: readonly Risk[]): Risk {
  return risks.reduce((worst, risk) => (isWithin(risk, worst) ? worst : risk), 'read');
}

/** These only enter or look, so the words on the control do not make them delete or buy: a field may be called “Reason to delete”. */
const ENTERING = new Set([
  'page_hover',
  'page_type',
  'page_clear',
  'page_fill_form',
  'page_fill_profile',
  'page_select_option',
  'page_focus',
  'page_move_at',
  'page_copy',
  'page_paste',
  'page_handle_dialog',
]);
/** These press nothing at all. */
const POINTING = new Set(['page_hover', 'page_move_at', 'page_focus', 'page_copy', 'page_paste', 'page_handle_dialog']);

function doesPress(tool: RatedTool, input: unknown): boolean {
  if (!ENTERING.has(tool.name)) return true;
  return typeof input === 'object' && input !== null && 'submit' in input && input.submit === true;
}

/** OK to whatever the page asks. */
const agreesToDanger = ({ name }: RatedTool, input: unknown): boolean =>
  name === 'page_handle_dialog' && isObject(input) && 'dangerous' in input && input.dangerous === true;

/** Words that the user reads on the page. */
const tellsUser = ({ name }: RatedTool, input: unknown): boolean =>
  name === 'page_highlight' && isObject(input) && 'label' in input && input.label !== undefined;

const isObject = (input: unknown): input is object => typeof input === 'object' && input !== null;

/** Dangerous for what they hand over, which is said instead of that they are dangerous. */
const GIVING = new Set(['page_upload_file', 'page_drop_file', 'frame_give_files']);

/** What raises a call to `danger`, if anything. */
export function dangerReasons(tool: RatedTool, facts: TargetFacts | undefined, input: unknown): ReasonCode[] {
  const isGiving = GIVING.has(tool.name);
  const reasons: ReasonCode[] = tool.risk === 'danger' ? [isGiving ? 'uploads' : 'dangerous-tool'] : [];
  if (agreesToDanger(tool, input)) reasons.push('deletes', 'buys');
  // What is written on a file field says nothing: pressing it opens a chooser, and that is all. Other buttons are pressed
  // to find theirs; what is dropped presses none.
  const givesOnly = isGiving && (facts?.uploads === true || tool.name === 'page_drop_file');
  if (tool.risk === 'read' || facts === undefined || givesOnly) return reasons;
  const presses = doesPress(tool, input);
  if (facts.submits && !POINTING.has(tool.name)) {
    if (facts.hasPassword) reasons.push('submits-password');
    if (facts.hasPayment) reasons.push('submits-payment');
    if (facts.hasOneTimeCode) reasons.push('submits-code');
  }
  if (facts.deletes && presses) reasons.push('deletes');
  if (facts.buys && presses) reasons.push('buys');
  if (facts.uploads && !POINTING.has(tool.name)) reasons.push('uploads');
  return reasons;
}

/** The risk of this call on this target: the tool's own, raised by facts and by what it is told, never lowered. */
export function riskOf(tool: RatedTool, facts: TargetFacts | undefined, input: unknown): Risk {
  if (dangerReasons(tool, facts, input).length > 0) return 'danger';
  return tool.risk === 'read' && tellsUser(tool, input) ? 'act' : tool.risk;
}
