/**
 * The one way from a decision to leave: look at the target, let policy decide, ask a person where it says so, and look
 * again, until what would happen is what was allowed. Used for the steps of runs and for single calls of clients.
 */
import type { Approval } from '../runs/run.ts';
import type { PolicyDecision } from './decide.ts';
import type { TargetFacts } from './facts.ts';
import { siteOf } from './site.ts';
import { assertShowable } from './shown-values.ts';

/** A page that changes under every approval is not worth asking about again. */
const MAX_ASKED = 4;

export interface Assessed {
  readonly verdict: PolicyDecision;
  readonly site: string | undefined;
  /** Everywhere it acts, when that is more than `site`. */
  readonly sites?: readonly (string | undefined)[];
  /** Of the targets, in order, as the page told them. */
  readonly targets: readonly TargetFacts[];
}

/** What is shown when a person is asked. */
export type Shown = Pick<Approval, 'facts' | 'values' | 'site' | 'otherSites' | 'reasons' | 'risk'>;

export interface Clearing<Assessment extends Assessed, Asked extends Shown> {
  /** Looks at the target as it is now. */
  assess(): Promise<Assessment>;
  describe(assessment: Assessment): Asked;
  /** Resolves when the person allowed it; throws otherwise. */
  ask(asked: Asked): Promise<void>;
  /** Kept by the caller, so that finding an element again does not ask again. */
  readonly approved: Set<string>;
  /** Thrown when policy refuses. */
  refusal(assessment: Assessment): Error;
  /** Thrown when the target is another one after every approval. */
  restless(assessment: Assessment): Error;
}

/** The sites that are touched besides the one that is asked about. */
export function otherSitesOf({ site, sites = [], targets }: Assessed): Pick<Shown, 'otherSites'> {
  const touched = [...sites, ...targets.map(({ origin }) => siteOf(origin))];
  const others = [...new Set(touched)].filter((one): one is string => one !== undefined && one !== site);
  return others.length === 0 ? {} : { otherSites: others };
}

/** What makes two approvals the same: all that was looked at and all that was shown, except what names this asking alone. */
function approvalKey({ targets, site, sites }: Assessed, { values, reasons, risk }: Shown): string {
  const looked = targets.map((facts) => ({ ...facts, ref: '' }));
  return JSON.stringify([looked, values, sites ?? [site], reasons, risk]);
}

/** Resolves with the assessment under which the call may be made, with `isAsked` when a person has allowed it. */
export async function clearCall<Assessment extends Assessed, Asked extends Shown>(
  steps: Clearing<Assessment, Asked>,
): Promise<Assessment & { readonly isAsked: boolean }> {
  for (let asked = 0; ; asked += 1) {
    const assessment = await steps.assess();
    const { decision } = assessment.verdict;
    if (decision === 'refuse') throw steps.refusal(assessment);
    if (decision === 'allow') return { ...assessment, isAsked: asked > 0 };
    const shown = steps.describe(assessment);
    assertShowable(shown.values, assessment.targets);
    const key = approvalKey(assessment, shown);
    if (steps.approved.has(key)) return { ...assessment, isAsked: true };
    if (asked >= MAX_ASKED) throw steps.restless(assessment);
    await steps.ask(shown);
    steps.approved.add(key);
  }
}
