import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { nameOf } from '../../accessibility/name.ts';
import { roleOf } from '../../accessibility/role.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import { elementLine } from '../../snapshot/element-line.ts';
import { findElements } from '../../snapshot/find-elements.ts';
import { whereOf } from '../../snapshot/where.ts';

export const handleFrameFind: ToolHandler<'frame_find', ContentContext> = async (query, { refs }) => {
  const pass = new ReadingPass();
  const found = findElements(document.documentElement, query, pass);
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
