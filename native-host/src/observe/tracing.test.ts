import { expect, it, onTestFinished, vi } from 'vitest';
import { startOtlpCollector } from '../../../e2e/support/otlp-collector.ts';
import { parseTraceparent } from '../../../shared/protocol/traceparent.ts';
import { currentTrace, Tracing } from './tracing.ts';

async function build() {
  const collector = await startOtlpCollector();
  const problems: unknown[] = [];
  const tracing = new Tracing({ version: '1', endpoint: collector.endpoint, onProblem: (one) => problems.push(one) });
  onTestFinished(async () => {
    await tracing.close();
    await collector.close();
  });
  return { collector, tracing, problems };
}

const CALLER = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

it('goes on in a caller’s trace, and sends spans with their parents, services and outcomes', async () => {
  const { collector, tracing } = await build();
  const work = tracing.within(
    'outer',
    { parent: CALLER },
    async (trace) => {
      expect(currentTrace()).toBe(trace);
      const inner = tracing.startSpan('inner', { parent: trace, service: 'arq-relay' });
      tracing.recordSpan({
        service: 'arq-page',
        name: 'page_click',
        trace: '00-4bf92f3577b34da6a3ce929d0e0e4736-1111111111111111-01',
        parent: parseTraceparent(inner.traceparent)?.spanId,
        start: 1_700_000_000_000.25,
        end: 1_700_000_000_001.5,
        outcome: 'ok',
      });
      inner.end();
      inner.end();
      return Promise.reject(new Error('no'));
    },
    () => 'page.gone',
  );
  await expect(work).rejects.toThrow('no');
  await tracing.flush();
  const [page, inner, outer] = collector.spans;
  expect(collector.spans).toHaveLength(3);
  expect(outer).toMatchObject({ service: 'arq-host', name: 'outer', parent: '00f067aa0ba902b7', isWell: false });
  expect(inner).toMatchObject({ service: 'arq-relay', parent: outer?.spanId, isWell: true });
  expect(page).toMatchObject({ service: 'arq-page', parent: inner?.spanId, start: 1_700_000_000_000.25 });
  expect(collector.problems).toEqual([]);
});

it('leaves out what its caller does not want recorded', async () => {
  const { collector, tracing } = await build();
  const quiet = tracing.startSpan('quiet', { parent: CALLER.replace(/01$/, '00') });
  expect(parseTraceparent(quiet.traceparent)?.isSampled).toBe(false);
  quiet.end();
  tracing.startSpan('loud').end();
  await tracing.flush();
  expect(collector.spans.map(({ name }) => name)).toEqual(['loud']);
});

it('gives ids and asks nobody to report without an endpoint', () => {
  const tracing = new Tracing({
    version: '1',
    endpoint: undefined,
    onProblem: (one) => expect.unreachable(String(one)),
  });
  const span = tracing.startSpan('a', { parent: CALLER });
  expect(parseTraceparent(span.traceparent)).toMatchObject({
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    isSampled: false,
  });
  span.end();
});

it('tells once of a collector that is not there, and goes on', async () => {
  const { collector, tracing, problems } = await build();
  await collector.close();
  for (const name of ['a', 'b']) {
    tracing.startSpan(name).end();
    await tracing.flush();
  }
  await vi.waitFor(() => expect(problems.length).toBeGreaterThan(0), { timeout: 15_000 });
}, 30_000);
