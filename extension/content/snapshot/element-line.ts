import { ReadingPass } from '../dom/reading-pass.ts';
import type { RefRegistry } from '../refs.ts';
import { makeNode } from '../../../shared/page/page-node.ts';
import { lineOf } from '../../../shared/page/render-nodes.ts';
import { describeElement } from './describe-element.ts';

/**
 * The element's line in a snapshot: `- role "name" [states] [ref=d1e12]: value`. The name stands in double quotes
 * even when it is empty; private values are dots.
 */
export function elementLine(element: Element, refs: RefRegistry, pass: ReadingPass = new ReadingPass()): string {
  return `- ${lineOf(makeNode({ ...describeElement(element, { refs, pass }), frame: '', children: [] }))}`;
}
