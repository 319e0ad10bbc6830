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
  // All at once: a form has many fields, and each question goes all the way to the page.
  return Promise.all(
    refsOf(input).map(async (ref) => {
      const question = { ref, ...(key !== undefined && { key }), ...(submits && { submit: true }) };
      return targetFacts.parse(await inspect(question));
    }),
  );
}
