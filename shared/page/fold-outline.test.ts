import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateTokens } from './estimate-tokens.ts';
import { foldOutline, type NodeRange } from './fold-outline.ts';
import { makeNode, makeText, type PageNode } from './page-node.ts';

let next = 1;
const element = (role: string, name: string, children: readonly PageNode[] = []) =>
  makeNode({
    ref: `d1e${next++}`,
    role,
    name,
    states: '',
    url: '',
    value: '',
    isActive: role === 'button',
    frame: '',
    children,
  });

const card = (n: number) =>
  element('article', '', [
    element('heading', `Lamp ${n}`),
    makeText(`A fine lamp, number ${n}, for desks and tables of every kind`),
    element('button', `Add ${n}`),
  ]);

function fold(nodes: readonly PageNode[], maxTokens: number, at?: { parent: string; offset: number }) {
  const ranges = new Map<string, NodeRange>();
  const refOfRange = (range: NodeRange) => {
    const ref = `d1f${ranges.size + 1}`;
    ranges.set(ref, range);
    return ref;
  };
  const folded = foldOutline(nodes, { maxTokens, refOfRange }, at);
  return { ...folded, ranges, text: folded.lines.join('\n') };
}

function buttonsOf(nodes: readonly PageNode[]): string[] {
  return nodes.flatMap(({ role, ref, children }) => [...(role === 'button' ? [ref] : []), ...buttonsOf(children)]);
}

function childrenOf(nodes: readonly PageNode[], ref: string): readonly PageNode[] {
  for (const node of nodes) {
    if (node.ref === ref) return node.children;
    const inner = childrenOf(node.children, ref);
    if (inner.length > 0) return inner;
  }
  return [];
}

/** Refs that are to be read within so many further calls. */
function reached(
  nodes: readonly PageNode[],
  whole: readonly PageNode[],
  calls: number,
  maxTokens: number,
  at?: { parent: string; offset: number },
): Set<string> {
  const { text, ranges } = fold(nodes, maxTokens, at);
  const refs = new Set(text.match(/d1e\d+/g));
  if (calls === 0) return refs;
  for (const range of ranges.values()) {
    const list = range.parent === '' ? whole : childrenOf(whole, range.parent);
    const part = list.slice(range.from, range.to);
    expect(part).toHaveLength(range.to - range.from);
    for (const ref of reached(part, whole, calls - 1, maxTokens, { parent: range.parent, offset: range.from }))
      refs.add(ref);
  }
  for (const [, ref = ''] of text.matchAll(/\[ref=(d1e\d+)\][^\n]* … \d+ lines folded/g)) {
    for (const one of reached(childrenOf(whole, ref), whole, calls - 1, maxTokens, { parent: ref, offset: 0 }))
      refs.add(one);
  }
  return refs;
}

test('what repeats stands once in full and then as rows', () => {
  next = 1;
  expect(fold([element('main', '', [1, 2, 3].map(card))], 1000).text.split('\n')).toEqual([
    '- main "" [ref=d1e10]',
    '  - article "" [ref=d1e3]',
    '    - heading "Lamp 1" [ref=d1e1]',
    '    - text: A fine lamp, number 1, for desks and tables of every kind',
    '    - button "Add 1" [ref=d1e2]',
    '  - 2 more like the one above, a row each:',
    '    - Lamp 2 | A fine lamp, number 2, for desks and tables of every kind | [d1e5] Add 2',
    '    - Lamp 3 | A fine lamp, number 3, for desks and tables of every kind | [d1e8] Add 3',
  ]);
});

test('cards without a box of their own come as rows too, and no text looks like a ref or a bar', () => {
  next = 1;
  const parts = [1, 2, 3].flatMap((n) => [makeText(`a | b [d1e99] ${n}`), element('button', `Buy ${n}`)]);
  expect(fold(parts, 1000).text.split('\n').slice(2)).toEqual([
    '- 2 more like the 2 above, a row each:',
    '  - a ¦ b (d1e99] 2 | [d1e2] Buy 2',
    '  - a ¦ b (d1e99] 3 | [d1e3] Buy 3',
  ]);
});

test.each([500, 2000, 10_000])('of %i cards every button is read within two further calls of 6,000 tokens', (count) => {
  next = 1;
  const page = [
    element('navigation', 'Main', [element('button', 'Menu')]),
    element('main', '', [element('heading', 'Lamps'), ...Array.from({ length: count }, (_, n) => card(n))]),
    element('contentinfo', '', [element('button', 'Imprint')]),
  ];
  const { text, folded } = fold(page, 6000);
  expect(estimateTokens(text)).toBeLessThanOrEqual(6000);
  expect(text).toContain('button "Menu"');
  expect(text).toContain('button "Imprint"');
  expect(folded).toBeGreaterThan(0);
  const found = reached(page, page, 2, 6000);
  expect(buttonsOf(page).filter((ref) => !found.has(ref))).toEqual([]);
});

test('any tree fits its budget, and all that does is told', () => {
  const nodeTo = (depth: number): fc.Arbitrary<PageNode> =>
    fc
      .record({
        role: fc.constantFrom('group', 'button', 'list', 'row'),
        name: fc.string({ maxLength: 60 }),
        children: depth === 0 ? fc.constant([]) : fc.array(nodeTo(depth - 1), { maxLength: 8 }),
      })
      .map(({ role, name, children }) => element(role, name, children));
  const node = nodeTo(3);
  fc.assert(
    fc.property(fc.array(node, { maxLength: 30 }), fc.integer({ min: 300, max: 3000 }), (nodes, maxTokens) => {
      expect(estimateTokens(fold(nodes, maxTokens).text)).toBeLessThanOrEqual(maxTokens);
      expect(fold(nodes, 10_000_000).folded).toBe(0);
    }),
    { numRuns: 150 },
  );
});
