import { describe, expect, it } from 'vitest';
import { mergeOutlines, renderOutline, type FrameOutline } from './snapshot-merge.ts';

const outline = (frameId: number, parentFrameId: number, ...lines: FrameOutline['lines'][number][]): FrameOutline => ({
  frameId,
  parentFrameId,
  lines,
  truncated: false,
});
const line = (depth: number, text: string, frame?: string) =>
  frame === undefined ? { depth, text } : { depth, text, frame };

const render = (outlines: FrameOutline[], root: number, tokens: [string, number][]) =>
  renderOutline(mergeOutlines(outlines, root, new Map(tokens)).lines, 10_000).text.split('\n');

describe('merged outlines', () => {
  const main = outline(0, -1, line(0, '- main'), line(1, '- iframe "A"', 'a'), line(0, '- iframe "B"', 'b'));

  it('stand under the lines of their iframes', () => {
    const a = outline(5, 0, line(0, '- button "In A"'));
    const b = outline(6, 0, line(0, '- iframe "C"', 'c'));
    const c = outline(7, 6, line(0, '- button "In C"'));
    const tokens: [string, number][] = [
      ['a', 5],
      ['b', 6],
      ['c', 7],
    ];
    expect(render([main, a, b, c], 0, tokens)).toEqual([
      '- main',
      '  - iframe "A"',
      '    - button "In A"',
      '- iframe "B"',
      '  - iframe "C"',
      '    - button "In C"',
    ]);
  });

  it('leave out frames that no line leads to', () => {
    const hidden = outline(9, 0, line(0, '- button "Hidden"'));
    expect(render([main, hidden], 0, [])).toEqual(['- main', '  - iframe "A"', '- iframe "B"']);
  });

  it('take the only frame left for the only iframe left', () => {
    const a = outline(5, 0, line(0, '- a'));
    const b = outline(6, 0, line(0, '- b'));
    expect(render([main, a, b], 0, [['a', 5]])).toContain('  - b');
  });

  it('show a frame once, whatever the pages claim', () => {
    const loop = outline(5, 0, line(0, '- iframe', 'a'));
    expect(
      render([main, loop], 0, [
        ['a', 5],
        ['b', 5],
      ]),
    ).toEqual(['- main', '  - iframe "A"', '    - iframe', '- iframe "B"']);
  });

  it('begin at the frame that was asked for', () => {
    expect(render([main, outline(5, 0, line(0, '- x'))], 5, [['a', 5]])).toEqual(['- x']);
  });

  it('are cut at the end of a line', () => {
    expect(renderOutline([line(0, 'abc'), line(1, 'def')], 6)).toEqual({ text: 'abc', truncated: true });
    expect(renderOutline([line(0, 'abc'), line(1, 'def')], 9)).toEqual({ text: 'abc\n  def', truncated: false });
  });
});
