import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, diffOutline } from './diff-outline.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { makeNode, makeText, type PageNode } from './page-node.ts';
import { renderChanges } from './render-changes.ts';

interface Drawn {
  readonly id: number;
  readonly name: string;
  readonly text: boolean;
  readonly children: readonly Drawn[];
}

const drawnTo = (depth: number): fc.Arbitrary<Drawn> =>
  fc.record({
    id: fc.nat(30),
    name: fc.constantFrom('', 'a', 'b', 'c'),
    text: fc.boolean(),
    children: depth === 0 ? fc.constant([]) : fc.array(drawnTo(depth - 1), { maxLength: 5 }),
  });
const drawn = drawnTo(3);

const element = (ref: string, name: string, children: readonly PageNode[] = []) =>
  makeNode({ ref, role: 'group', name, states: '', url: '', value: '', isActive: true, frame: '', children });

/** Refs are unique in a page: who comes second under a ref is text. */
function outline(list: readonly Drawn[], taken = new Set<number>()): PageNode[] {
  return list.map(({ id, name, text, children }) => {
    if (text || taken.has(id)) return makeText(name);
    taken.add(id);
    return element(`d1e${id}`, name, outline(children, taken));
  });
}

test('what changed, made to the outline as it was, is the outline as it is', () => {
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 8 }), fc.array(drawn, { maxLength: 8 }), (one, other) => {
      const [a, b] = [outline(one), outline(other)];
      expect(applyChanges(a, diffOutline(a, b))).toEqual(b);
      expect(diffOutline(b, b)).toEqual([]);
      expect(applyChanges(a, [])).toBe(a);
    }),
    { numRuns: 400 },
  );
});

test('a change in a long list is told in a few words', () => {
  const rows = Array.from({ length: 5000 }, (_, n) => element(`d1e${n + 1}`, `Row ${n}`, [makeText(`Text ${n}`)]));
  const after = rows.toSpliced(3000, 1, element('d1e3001', 'Row 3000', [makeText('Another')])).toSpliced(10, 1);
  const fold = { maxTokens: 6000, refOfRange: () => 'd1f1' };
  const { lines } = renderChanges(diffOutline(rows, after), after, fold);
  expect(lines).toEqual([
    'in group "Row 3000" [ref=d1e3001]:',
    '  x text: Text 3000',
    '  + text: Another',
    'in the page:',
    '  x group "Row 10" [ref=d1e11]',
  ]);
  expect(estimateTokens(lines.join('\n'))).toBeLessThan(200);
});
