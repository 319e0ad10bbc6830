/** What a call is told that is not made. Pure. */
import type { Shown } from '../policy/clear-call.ts';
import type { PolicyDecision } from '../policy/decide.ts';
import { ArqError } from '../protocol/errors.ts';
import type { ToolName } from './types.ts';

export function refusal(tool: ToolName, { reasons, risk }: PolicyDecision): ArqError {
  const data = { tool, reasons, risk };
  if (!reasons.includes('never-site')) return new ArqError('policy.refused', `Policy refuses ${tool} here.`, { data });
  const message = 'You set “never on this site” here. Take the site off the list to go on.';
  return new ArqError('policy.site_never', message, { data });
}

export const denied = (tool: ToolName, site: string) =>
  new ArqError(
    'policy.denied',
    `The user said no to ${tool}${site === '' ? '' : ` on ${site}`}. Nothing was done. Do not repeat it; ask them what to do instead.`,
    { data: { tool, site } },
  );

export function approvalNeeded(tool: ToolName, { reasons, risk }: Shown): ArqError {
  return new ArqError(
    'policy.approval_needed',
    `${tool} needs the user's approval here (${reasons.join(', ')}). Start it as a run with runs_start: a run waits until the user has decided.`,
    { data: { tool, reasons, risk } },
  );
}
