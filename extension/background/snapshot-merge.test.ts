import { describe, expect, it } from 'vitest';
import { mergeChanges, mergeOutlines, sharesOf, type FrameOutline } from './snapshot-merge.ts';

/** Lines of a frame; `[line, token]` is an iframe's. */
function outline(frameId: number, parentFrameId: number, ...lines: (string | [string, string])[]): FrameOutline {
  return {
    frameId,
    parentFrameId,
    text: lines.map((line) => (typeof line === 'string' ? line : line[0])).join('\n'),
    frames: lines.flatMap((line, at) => (typeof line === 'string' ? [] : [{ at, token: line[1] }])),
    tokens: lines.length * 10,
    folded: 0,
    parts: 0,
    truncated: false,
  };
}

const render = (outlines: FrameOutline[], root: number, tokens: [string, number][]) =>
  mergeOutlines(outlines, root, new Map(tokens)).text.split('\n');

describe('merged outlines', () => {
  const main = outline(0, -1, '- main', ['  - iframe "A"', 'a'], ['- iframe "B"', 'b']);

  it('stand under the lines of their iframes', () => {
    const a = outline(5, 0, '- button "In A"');
    const b = outline(6, 0, ['- iframe "C"', 'c']);
    const c = outline(7, 6, '- button "In C"');
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
    const hidden = outline(9, 0, '- button "Hidden"');
    expect(render([main, hidden], 0, [])).toEqual(['- main', '  - iframe "A"', '- iframe "B"']);
  });

  it('take the only frame left for the only iframe left', () => {
    const a = outline(5, 0, '- a');
    const b = outline(6, 0, '- b');
    expect(render([main, a, b], 0, [['a', 5]])).toContain('  - b');
  });

  it('show a frame once, whatever the pages claim', () => {
    const loop = outline(5, 0, ['- iframe', 'a']);
    expect(
      render([main, loop], 0, [
        ['a', 5],
        ['b', 5],
      ]),
    ).toEqual(['- main', '  - iframe "A"', '    - iframe', '- iframe "B"']);
  });

  it('begin at the frame that was asked for', () => {
    expect(render([main, outline(5, 0, '- x')], 5, [['a', 5]])).toEqual(['- x']);
  });

  it('of changes tell each frame in which something changed', () => {
    const changed = { ...outline(0, -1, '~ button "Go"'), changes: 1 };
    const inside = { ...outline(5, 0, '~ textbox "Name"'), changes: 1 };
    const still = { ...outline(6, 0), changes: 0 };
    expect(mergeChanges([changed, inside, still], 0, new Map()).text).toBe(
      '~ button "Go"\nin a frame:\n  ~ textbox "Name"',
    );
  });

  it('share a budget so that small ones stay whole', () => {
    const [small, large] = [outline(0, -1, 'a'), outline(5, 0, ...Array.from({ length: 90 }, () => 'b'))];
    expect([...sharesOf([small, large], 400)]).toEqual([[large, 390]]);
    expect(sharesOf([small, large], 1000).size).toBe(0);
  });
});
