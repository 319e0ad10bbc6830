import type { TargetFacts } from '../../shared/policy/facts.ts';
import { ArqError } from '../../shared/protocol/errors.ts';
import type { CallContext, ToolInput } from '../../shared/tools/types.ts';
import type { PageCalls } from './page-calls.ts';
import { resolveTarget, resolveTargets } from './resolve-target.ts';

/** Asks each frame once for the facts of its elements, and gives them in the order of the refs. */
export async function inspectTargets(
  pages: PageCalls,
  { refs, at: point, tab, key, submit }: ToolInput<'page_inspect'>,
  context: CallContext,
): Promise<{ targets: TargetFacts[] }> {
  if (point !== undefined) {
    const at = await resolveTarget(pages, tab, point.from);
    return pages.call(at, 'page_inspect', { refs: [], at: point, key, submit }, context);
  }
  const places = await resolveTargets(pages, tab, refs);
  const named = places.map((at, index) => ({ at, ref: refs[index] ?? '' }));
  const frames = Map.groupBy(named, ({ at }) => `${at.tabId}.${at.frameId}`);
  const answers = await Promise.all(
    Array.from(frames.values(), async ([first, ...others]) => {
      if (first === undefined) return [];
      // An act is to follow, if policy allows it; what it needs comes meanwhile.
      pages.prepareAct(first.at);
      const own = [...new Set([first, ...others].map(({ ref }) => ref))];
      return (await pages.call(first.at, 'page_inspect', { refs: own, key, submit }, context)).targets;
    }),
  );
  const facts = new Map(answers.flat().map((target) => [target.ref, target]));
  return { targets: refs.map((ref) => facts.get(ref) ?? unknownTarget(ref)) };
}

function unknownTarget(ref: string): never {
  throw new ArqError(
    'tool.output_invalid',
    `The page does not tell what acting on ${ref} would do. Take a new snapshot.`,
  );
}
