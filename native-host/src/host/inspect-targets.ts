import type { TargetFacts } from '../../../shared/policy/facts.ts';
import { targetFacts } from '../../../shared/policy/facts.ts';
import { refsOf, stringIn } from '../../../shared/tools/call-input.ts';

/** Facts about all the elements that a call names, in order. */
export async function inspectTargets(
  input: unknown,
  inspect: (question: { ref: string; key?: string; submit?: boolean }) => Promise<unknown>,
): Promise<TargetFacts[]> {
  const key = stringIn(input, 'key');
  const submits = typeof input === 'object' && input !== null && 'submit' in input && input.submit === true;
  const facts: TargetFacts[] = [];
  for (const ref of refsOf(input)) {
    const question = { ref, ...(key !== undefined && { key }), ...(submits && { submit: true }) };
    facts.push(targetFacts.parse(await inspect(question)));
  }
  return facts;
}
