/**
 * The one policy decision, called by the call path and by the run service in both runtimes. Pure. The table that it
 * implements is `docs/policy.md`; `decide.test.ts` holds every row of it.
 */
import type { Risk, Runtime } from '../tools/define-tool.ts';
import type { TargetFacts } from './facts.ts';
import type { Principal } from './principal.ts';
import type { ReasonCode } from './reasons.ts';
import { dangerReasons, isWithin, riskOf, type RatedTool } from './risk.ts';
import { isListed } from './site.ts';

export interface PolicyQuestion {
  readonly tool: RatedTool & { readonly runsIn: Runtime };
  readonly principal: Principal;
  readonly input: unknown;
  readonly facts?: TargetFacts | undefined;
  /** Site that the call acts on; undefined when it touches none (system tools, tabs). */
  readonly site?: string | undefined;
  /** The user listed that site, or the target's frame, under “never on this site”. */
  readonly isNeverSite: boolean;
  /** What grants cover for a client on that site, see `grant.ts`; nothing counts as `read`. */
  readonly granted?: Risk | undefined;
  /** Set when the call is a step of a run. */
  readonly run?:
    | {
        /** Where the run began, and what its sentence named. */
        readonly ownSites: readonly string[];
        /** Sites for which the user answered “allow on this site” in this run. */
        readonly allowedSites: readonly string[];
        /** `--approve` of the command line. */
        readonly approve?: 'act' | 'danger' | undefined;
      }
    | undefined;
}

export interface PolicyDecision {
  readonly decision: 'allow' | 'ask' | 'refuse';
  readonly risk: Risk;
  readonly reasons: readonly ReasonCode[];
}

const isGranted = ({ principal, granted }: PolicyQuestion, risk: Risk) =>
  principal.kind === 'client' && isWithin(risk, granted ?? 'read');

function actReasons(question: PolicyQuestion): ReasonCode[] {
  const { principal, site, run } = question;
  if (isGranted(question, 'act')) return [];
  const isAllowed = site !== undefined && (run?.allowedSites.includes(site) ?? false);
  if (isAllowed) return [];
  if (principal.kind === 'client' || principal.kind === 'model') return ['not-your-sentence'];
  if (run === undefined || site === undefined || run.approve !== undefined) return [];
  return isListed(site, run.ownSites) ? [] : ['new-site'];
}

export function decide(question: PolicyQuestion): PolicyDecision {
  const { tool, facts, input, principal } = question;
  const dangers = dangerReasons(tool, facts, input);
  const risk = riskOf(tool, facts, input);
  // Who may call these is fixed by `callers`; what a run then does is decided step by step.
  if (tool.runsIn === 'runs') return { decision: 'allow', risk, reasons: [] };
  if (question.isNeverSite) return { decision: 'refuse', risk, reasons: ['never-site'] };
  if (risk === 'read') return { decision: 'allow', risk, reasons: [] };
  const others = actReasons(question);
  if (risk === 'act') return { decision: others.length > 0 ? 'ask' : 'allow', risk, reasons: others };
  const isApproved = (question.run?.approve === 'danger' && principal.kind === 'cli') || isGranted(question, 'danger');
  return { decision: isApproved ? 'allow' : 'ask', risk, reasons: [...dangers, ...others] };
}
