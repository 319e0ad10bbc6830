import type { TargetFacts } from '../../../shared/policy/facts.ts';
import { targetFacts } from '../../../shared/policy/facts.ts';

interface Inspectable {
  readonly ref?: string | undefined;
  readonly to?: string | undefined;
  readonly key?: string | undefined;
  readonly submit?: boolean | undefined;
  readonly fields?: readonly { readonly ref: string }[] | undefined;
}

/** Facts about all the elements a call names, as one: it is as dangerous as the worst of them. */
export async function inspectTargets(
  input: unknown,
  inspect: (question: { ref: string; key?: string; submit?: boolean }) => Promise<unknown>,
): Promise<TargetFacts | undefined> {
  const { ref, to, key, submit, fields } = input as Inspectable;
  const refs = [ref, to, ...(fields ?? []).map((field) => field.ref)].filter(
    (item): item is string => typeof item === 'string',
  );
  let merged: TargetFacts | undefined;
  for (const item of refs) {
    const facts = targetFacts.parse(
      await inspect({ ref: item, ...(key === undefined ? {} : { key }), ...(submit === undefined ? {} : { submit }) }),
    );
    merged = merged === undefined ? facts : merge(merged, facts);
  }
  return merged;
}

function merge(left: TargetFacts, right: TargetFacts): TargetFacts {
  const leadsTo = left.leadsTo ?? right.leadsTo;
  return {
    ...left,
    ...(leadsTo === undefined ? {} : { leadsTo }),
    submits: left.submits || right.submits,
    leavesSite: left.leavesSite || right.leavesSite,
    hasPassword: left.hasPassword || right.hasPassword,
    hasPayment: left.hasPayment || right.hasPayment,
    hasOneTimeCode: left.hasOneTimeCode || right.hasOneTimeCode,
    deletes: left.deletes || right.deletes,
    buys: left.buys || right.buys,
    uploads: left.uploads || right.uploads,
    isPrivate: left.isPrivate || right.isPrivate,
    values: [...left.values, ...right.values],
  };
}
