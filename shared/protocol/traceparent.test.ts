import { expect, it } from 'vitest';
import { childContext, formatTraceparent, parseTraceparent, traceIdOf } from './traceparent.ts';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';

it('reads and writes what the specification shows', () => {
  const text = `00-${trace}-00f067aa0ba902b7-01`;
  expect(parseTraceparent(text)).toEqual({ traceId: trace, spanId: '00f067aa0ba902b7', isSampled: true });
  expect(formatTraceparent({ traceId: trace, spanId: '00f067aa0ba902b7', isSampled: true })).toBe(text);
  expect(traceIdOf(text)).toBe(trace);
});

it.each([
  undefined,
  '',
  `00-${trace}-00f067aa0ba902b7`,
  `ff-${trace}-00f067aa0ba902b7-01`,
  `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
  `00-${trace}-${'0'.repeat(16)}-01`,
  `00-${trace.toUpperCase()}-00f067aa0ba902b7-01`,
  `00-${trace}-00f067aa0ba902b7-01\r\nx: y`,
])('takes %j for none', (text) => {
  expect(parseTraceparent(text)).toBeUndefined();
});

it('goes on in the trace of its parent, and begins one where there is none', () => {
  const root = childContext(undefined, false);
  const child = childContext(root);
  expect(child).toMatchObject({ traceId: root.traceId, isSampled: false });
  expect(child.spanId).not.toBe(root.spanId);
  expect(parseTraceparent(formatTraceparent(child))).toEqual(child);
});
