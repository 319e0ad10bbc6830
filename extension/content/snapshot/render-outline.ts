import { nameOf } from '../accessibility/name.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import type { RefRegistry } from '../refs.ts';
import { shorten } from '../../../shared/page/clean-text.ts';
import { elementLine } from './element-line.ts';
import type { OutlineNode } from './outline.ts';

export interface OutlineLine {
  readonly depth: number;
  readonly text: string;
  readonly frame?: string;
}

export interface RenderOptions {
  readonly refs: RefRegistry;
  readonly pass: ReadingPass;
  readonly maxChars: number;
  /** Token of the frame an iframe's line stands for. */
  readonly tokenOf: (frame: HTMLIFrameElement | HTMLFrameElement) => string | undefined;
}

const MAX_TEXT_CHARS = 2000;

function isFrame(element: Element): element is HTMLIFrameElement | HTMLFrameElement {
  return element.localName === 'iframe' || element.localName === 'frame';
}

/** Lines of an outline, cut after `maxChars` characters (two spaces a level, one for the line's end). */
export function renderOutline(
  nodes: readonly (OutlineNode | string)[],
  options: RenderOptions,
): { lines: OutlineLine[]; truncated: boolean } {
  const { refs, pass, maxChars, tokenOf } = options;
  const lines: OutlineLine[] = [];
  let chars = 0;
  let truncated = false;

  const push = (line: OutlineLine): boolean => {
    chars += line.depth * 2 + line.text.length + 1;
    truncated = chars > maxChars;
    if (!truncated) lines.push(line);
    return !truncated;
  };

  const renderNode = (node: OutlineNode, depth: number): boolean => {
    const [only, ...more] = node.children;
    const text = typeof only === 'string' && more.length === 0 ? shorten(only, MAX_TEXT_CHARS) : undefined;
    const line = elementLine(node.element, refs, pass, {
      marks: node.marks,
      ...(text === undefined || nameOf(node.element, pass) === text ? {} : { text }),
    });
    const frame = isFrame(node.element) ? tokenOf(node.element) : undefined;
    if (!push(frame === undefined ? { depth, text: line } : { depth, text: line, frame })) return false;
    return text !== undefined || renderAll(node.children, depth + 1);
  };

  const renderAll = (children: readonly (OutlineNode | string)[], depth: number): boolean =>
    children.every((child) =>
      typeof child === 'string'
        ? push({ depth, text: `- text: ${shorten(child, MAX_TEXT_CHARS)}` })
        : renderNode(child, depth),
    );

  renderAll(nodes, 0);
  return { lines, truncated };
}
