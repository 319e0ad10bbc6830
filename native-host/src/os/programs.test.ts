import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { childEnvironment } from './child-environment.ts';
import { StartedPrograms } from './started-programs.ts';
import { stopProcess } from './stop-process.ts';

const { signal } = new AbortController();
const programs = new StartedPrograms();
const node = process.execPath;
const start = (command: string, args: string[], cwd?: string) => programs.start({ command, args, cwd, signal });
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error: { code?: string }) => error.code,
  );
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0) && !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

test('starts a program, waits for a short one, and returns what it printed', async () => {
  expect(await start(node, ['-e', 'console.log("out"); console.error("err"); process.exitCode = 3'])).toMatchObject({
    exitCode: 3,
    output: expect.stringMatching(/^(out\nerr\n|err\nout\n)$/) as unknown,
  });
});

test.each([
  '; touch PWNED',
  '$(touch PWNED)',
  '`touch PWNED`',
  '| touch PWNED',
  '&& touch PWNED',
  '-n; touch PWNED',
  '*',
  '~',
  '$HOME',
  '\n touch PWNED',
])('passes %j on as an argument, to no shell', async (argument) => {
  const folder = mkdtempSync(join(tmpdir(), 'arq-shell-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { output } = await start(
    node,
    ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', '--', argument],
    folder,
  );
  expect(JSON.parse(output)).toEqual([argument]);
  expect(existsSync(join(folder, 'PWNED'))).toBe(false);
});

test('keeps 64 KiB of output, and a program that prints for ever does not stall or grow', async () => {
  const { pid, exitCode, output } = await start('yes', []);
  expect(exitCode).toBeNull();
  expect(output).toHaveLength(64 * 1024);
  expect(programs.isGroup(pid)).toBe(true);
  expect(await stopProcess(pid, { isGroup: true, signal })).toEqual({ stopped: true, name: 'yes', killed: false });
  await vi.waitFor(() => expect(programs.isGroup(pid)).toBe(false));
});

test('tells what cannot be started and why', async () => {
  expect(await codeOf(start('no-such-program-of-arq', []))).toBe('process.command_not_found');
  expect(await codeOf(start('echo hi; ls', []))).toBe('process.command_not_found');
  expect(await codeOf(start(node, ['-e', ''], '/no/such/folder'))).toBe('process.cwd_not_found');
  expect(await codeOf(start(import.meta.filename, []))).toBe('process.not_permitted');
  expect(await codeOf(start(node, ['-e', 'nul\0']))).toBe('process.argument_invalid');
});

test('ends the program when the call is cancelled while it looks', async () => {
  const controller = new AbortController();
  const folder = mkdtempSync(join(tmpdir(), 'arq-abort-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const pidFile = join(folder, 'pid');
  const call = codeOf(
    programs.start({
      command: node,
      args: [
        '-e',
        `require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000)`,
      ],
      signal: controller.signal,
    }),
  );
  await vi.waitFor(() => expect(existsSync(pidFile) && readFileSync(pidFile, 'utf8')).toBeTruthy(), 2000);
  controller.abort();
  expect(await call).toBe('call.cancelled');
  await vi.waitFor(() => expect(isAlive(Number(readFileSync(pidFile, 'utf8')))).toBe(false));
});

test('keeps secrets out of what it starts', () => {
  const kept = childEnvironment({
    PATH: '/bin',
    HOME: '/home/ada',
    GITHUB_TOKEN: 'x',
    OPENAI_API_KEY: 'x',
    DB_PASSWORD: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    NODE_OPTIONS: '--x',
    ARQ_HOME: '/x',
    https_proxy: 'http://ada:pw@proxy:3128',
    XAUTHORITY: '/x',
    AUTHOR: 'Ada',
  });
  expect(kept).toEqual({
    PATH: '/bin',
    HOME: '/home/ada',
    https_proxy: 'http://proxy:3128',
    XAUTHORITY: '/x',
    AUTHOR: 'Ada',
  });
});

test('ends a whole group, also what it started', async () => {
  const { pid, output } = await start('sh', ['-c', 'sleep 1000 & echo $!; wait']);
  const child = Number(output);
  expect(isAlive(child)).toBe(true);
  await stopProcess(pid, { isGroup: true, signal });
  await vi.waitFor(() => expect(isAlive(child)).toBe(false));
});

test('kills what does not end when asked', async () => {
  const child = spawn(
    node,
    ['-e', 'process.on("SIGTERM", () => {}); console.log("ready"); setInterval(() => {}, 1000)'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  await once(child.stdout, 'data');
  const ended = once(child, 'exit');
  expect(await stopProcess(child.pid ?? 0, { isGroup: false, signal, graceMs: 200 })).toMatchObject({
    stopped: true,
    killed: true,
  });
  expect((await ended)[1]).toBe('SIGKILL');
});

test.each([
  ['itself', process.pid],
  ['its parent', process.ppid],
  ['the first process', 1],
])('refuses to stop %s', async (_name, pid) => {
  expect(await codeOf(stopProcess(pid, { isGroup: false, signal }))).toBe('process.protected');
});

test('tells a process that is not there', async () => {
  const child = spawn(node, ['-e', '']);
  await once(child, 'exit');
  expect(await codeOf(stopProcess(child.pid ?? 0, { isGroup: false, signal }))).toBe('process.not_found');
});
