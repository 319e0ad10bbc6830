import { expect, it, vi } from 'vitest';

// What the host stands still for, all whom it serves stand still for; each adapter took tens of milliseconds.
it.runIf(process.platform === 'linux')('looks at the network without standing still for a program', async () => {
  // Before the library is loaded, which keeps the function that it finds.
  const commands = vi.spyOn(process.getBuiltinModule('node:child_process'), 'execSync');
  const { readSystemUsage } = await import('./system-sensors.ts');
  const { network, memory } = await readSystemUsage(AbortSignal.timeout(20_000));
  expect(memory.totalBytes).toBeGreaterThan(0);
  expect(network.receivedBytesPerSecond).toBeGreaterThanOrEqual(0);
  const waited = commands.mock.calls.map(([command]) => command);
  expect(waited.filter((command) => !command.includes('/proc/mounts'))).toEqual([]);
  commands.mockRestore();
});
