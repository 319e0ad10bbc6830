import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { nameOf } from '../../accessibility/name.ts';
import { roleOf } from '../../accessibility/role.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import { elementLine } from '../../snapshot/element-line.ts';
import { findElements } from '../../snapshot/find-elements.ts';
import { findForGoal } from '../../snapshot/find-for-goal.ts';
import { whereOf } from '../../snapshot/where.ts';

export const handleFrameFind: ToolHandler<'frame_find', ContentContext> = async ({ goal, ...query }, { refs }) => {
  const pass = new ReadingPass();
  const root = document.documentElement;
  const found = goal === undefined ? findElements(root, query, pass) : findForGoal(root, goal, query.limit, pass);
  return {
    candidates: found.map(({ element, score, isVisible }) => ({
      ref: refs.refOf(element),
      role: roleOf(element, pass),
      name: cleanLine(nameOf(element, pass)),
      score,
      where: whereOf(element, pass),
      line: elementLine(element, refs, pass),
      isVisible,
    })),
  };
};
