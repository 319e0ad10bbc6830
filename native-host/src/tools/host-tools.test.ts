import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tools } from '../../../shared/tools/index.ts';
import { hostContext } from '../host/testing/host-context.ts';
import { openDatabase } from '../store/open-database.ts';
import { hostHandlers } from './index.ts';

const database = openDatabase(join(mkdtempSync(join(tmpdir(), 'arq-tools-')), 'arq.sqlite'));

const context = hostContext(database);

test('system_info tells what this computer is', async () => {
  const info = tools.system_info.output.parse(await hostHandlers.system_info({}, context));
  expect(info.memoryBytes).toBeGreaterThan(0);
  expect(info.cores).toBeGreaterThan(0);
  expect(info.os).not.toBe('');
});

test('system_usage measures within its bounds', async () => {
  const { cpu, memory, disks, network } = tools.system_usage.output.parse(await hostHandlers.system_usage({}, context));
  expect(cpu.percent).toBeGreaterThanOrEqual(0);
  expect(cpu.percent).toBeLessThanOrEqual(100);
  expect(memory.usedBytes + memory.availableBytes).toBe(memory.totalBytes);
  expect(network.receivedBytesPerSecond).toBeGreaterThanOrEqual(0);
  for (const disk of disks) expect(disk.usedBytes).toBeLessThanOrEqual(disk.totalBytes);
});

test('process_list finds this process by name, and sorts by what was asked', async () => {
  const { processes } = await hostHandlers.process_list({ sortBy: 'memory', limit: 1000 }, context);
  expect(processes.some(({ pid }) => pid === process.pid)).toBe(true);
  expect(processes).toEqual(processes.toSorted((left, right) => right.memoryBytes - left.memoryBytes));
  expect((await hostHandlers.process_list({ limit: 1 }, context)).processes).toHaveLength(1);
  expect((await hostHandlers.process_list({ name: 'no such process of arq' }, context)).processes).toEqual([]);
});

test('files_list, files_read and files_write stay inside the roots they are given', async () => {
  const outside = expect.objectContaining({ code: 'files.outside_roots' }) as unknown;
  await expect(hostHandlers.files_list({ path: '/etc' }, context)).rejects.toEqual(outside);
  await expect(hostHandlers.files_read({ path: '/etc/passwd' }, context)).rejects.toEqual(outside);
  await expect(hostHandlers.files_write({ path: '/etc/arq', text: '' }, context)).rejects.toEqual(outside);
});

test('process_start and process_stop begin and end the same program', async () => {
  const started = await hostHandlers.process_start(
    { command: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] },
    context,
  );
  expect(started.exitCode).toBeNull();
  expect(await hostHandlers.process_stop({ pid: started.pid }, context)).toMatchObject({
    stopped: true,
    killed: false,
  });
});
