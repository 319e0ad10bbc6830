import type { TargetFacts } from '../../../shared/policy/facts.ts';
import { inspectionOf } from '../../../shared/tools/call-input.ts';
import { tools } from '../../../shared/tools/index.ts';
import type { ToolInput } from '../../../shared/tools/types.ts';

/** Facts about all the elements that a call names, in order, asked for at once: each question goes all the way to the page. */
export async function inspectTargets(
  input: unknown,
  inspect: (question: ToolInput<'page_inspect'>) => Promise<unknown>,
): Promise<readonly TargetFacts[]> {
  const question = inspectionOf(input);
  return question === undefined ? [] : tools.page_inspect.output.parse(await inspect(question)).targets;
}
