import { isArqError } from '../../../../shared/protocol/errors.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { roleOf } from '../../accessibility/role.ts';
import { pressable } from '../../act/actionable.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { isVisible } from '../../dom/visibility.ts';
import { groundingFacts } from '../../ground/element-facts.ts';
import { groundTarget } from '../../ground/ground-target.ts';
import type { RefRegistry } from '../../refs.ts';
import { shorten } from '../../../../shared/page/clean-text.ts';
import { elementLine } from '../../snapshot/element-line.ts';
import { whereOf } from '../../snapshot/where.ts';

const MAX_NAME = 300;

/** The element acted on last, if it is in this frame and still there. */
function findLast(refs: RefRegistry, ref: string | undefined): Element | undefined {
  if (ref === undefined) return undefined;
  try {
    return refs.getElement(ref);
  } catch (error) {
    if (isArqError(error)) return undefined;
    throw error;
  }
}

export const handleFrameGround: ToolHandler<'frame_ground', ContentContext> = async ({ target, lastRef }, { refs }) => {
  const pass = new ReadingPass();
  const found = groundTarget(target, findLast(refs, lastRef), pass);
  return {
    candidates: found.map(({ element, score }) => ({
      ref: refs.refOf(element),
      role: roleOf(element, pass),
      name: shorten(groundingFacts(element, pass).name, MAX_NAME),
      score,
      where: whereOf(element, pass),
      line: elementLine(element, refs, pass),
      isVisible: isVisible(pressable(element), pass),
    })),
  };
};
