import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { createHealth, type HealthDeps } from './health.ts';

const build = (deps: Partial<HealthDeps> = {}) =>
  createHealth({
    home: tmpdir(),
    version: '1.2.3',
    checkStore: () => ({ status: 'ok', detail: 'It takes writes.' }),
    isAuditWritable: () => true,
    browsers: () => ['chromium-1'],
    waiting: () => ({ runs: 0, approvals: 0 }),
    ...deps,
  });

it('is alive whatever is broken, and ready only while it can write', async () => {
  const broken = build({
    checkStore: () => {
      throw new Error('disk I/O error');
    },
  });
  expect(broken.live()).toEqual({ status: 'ok' });
  expect(await broken.ready()).toMatchObject({ status: 'failed', checks: [{ detail: 'disk I/O error' }, {}] });
  expect((await broken.ready()).checks[0]?.remedy).toContain('ARQ_HOME');
  expect(await build({ isAuditWritable: () => false }).ready()).toMatchObject({ status: 'failed' });
  expect(await build().ready()).toMatchObject({ status: 'ok' });
});

it('looks at the store once a second at most, however often it is asked', async () => {
  let looks = 0;
  const health = build({
    checkStore: () => {
      looks += 1;
      return { status: 'ok', detail: '' };
    },
  });
  await Promise.all(Array.from({ length: 50 }, () => health.ready()));
  expect(looks).toBe(1);
});

it('is as well as the worst of its parts', async () => {
  const report = await build({ waiting: () => ({ runs: 60, approvals: 2 }) }).detail();
  expect(report).toMatchObject({ version: '1.2.3', pid: process.pid });
  expect(report.checks.find(({ name }) => name === 'queue')).toMatchObject({ status: 'warn' });
  expect(report.status).not.toBe('ok');
});
