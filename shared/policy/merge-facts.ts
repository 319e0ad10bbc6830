/** Facts about a call on several elements. Pure and free of zod. */
import type { TargetFacts } from './facts.ts';

/** About the first, with the dangers and the values of all: a call is as dangerous as the worst of its targets. */
export function mergeFacts(facts: readonly TargetFacts[]): TargetFacts | undefined {
  const [first] = facts;
  if (first === undefined) return undefined;
  const any = (has: (one: TargetFacts) => boolean) => facts.some(has);
  const leadsTo = facts.find((one) => one.leadsTo !== undefined)?.leadsTo;
  return {
    ...first,
    ...(leadsTo !== undefined && { leadsTo }),
    submits: any((one) => one.submits),
    leavesSite: any((one) => one.leavesSite),
    hasPassword: any((one) => one.hasPassword),
    hasPayment: any((one) => one.hasPayment),
    hasOneTimeCode: any((one) => one.hasOneTimeCode),
    deletes: any((one) => one.deletes),
    buys: any((one) => one.buys),
    uploads: any((one) => one.uploads),
    isPrivate: any((one) => one.isPrivate),
    values: facts.flatMap(({ values }) => values),
  };
}
