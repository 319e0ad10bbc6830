import type { TargetFacts } from '../../shared/policy/facts.ts';

/** Facts about a call on several elements: about the first, with the dangers of all. Pure. */
export function mergeFacts(facts: readonly TargetFacts[]): TargetFacts | undefined {
  const [first, ...others] = facts;
  if (first === undefined) return undefined;
  return others.reduce(
    (merged, one) => ({
      ...merged,
      submits: merged.submits || one.submits,
      leavesSite: merged.leavesSite || one.leavesSite,
      hasPassword: merged.hasPassword || one.hasPassword,
      hasPayment: merged.hasPayment || one.hasPayment,
      hasOneTimeCode: merged.hasOneTimeCode || one.hasOneTimeCode,
      deletes: merged.deletes || one.deletes,
      buys: merged.buys || one.buys,
      uploads: merged.uploads || one.uploads,
      isPrivate: merged.isPrivate || one.isPrivate,
    }),
    first,
  );
}
