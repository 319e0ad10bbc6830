import { planOffline } from '../../../shared/plan/offline/plan-offline.ts';
import { tools } from '../../../shared/tools/index.ts';

const definitions: Readonly<Record<string, { readonly runsIn: string }>> = tools;

/** False for sentences about this computer alone, and for those that become a question: no browser is started for them. */
export function needsBrowser(command: string): boolean {
  const result = planOffline(command);
  if (result.kind === 'question') return false;
  return result.plan.steps.some((step) => definitions[step.tool]?.runsIn !== 'host');
}
