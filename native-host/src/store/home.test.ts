import { expect, test } from 'vitest';
import { hostSocketPath } from './home.ts';

test('gives each home its own door, below the runtime folder', () => {
  const environment = { XDG_RUNTIME_DIR: '/run/user/1000' };
  const one = hostSocketPath('/home/ada/arq', environment, 'linux');
  expect(one).toMatch(/^\/run\/user\/1000\/arq-[0-9a-f]{16}\/host\.sock$/);
  expect(hostSocketPath('/home/ada/other', environment, 'linux')).not.toBe(one);
});

test('keeps paths short enough for a socket, however deep the folders are', () => {
  const deep = `/run/${'deep/'.repeat(40)}`;
  for (const home of ['/a', `/home/${'x'.repeat(300)}`]) {
    const path = hostSocketPath(home, { XDG_RUNTIME_DIR: deep }, 'linux');
    expect(Buffer.byteLength(path)).toBeLessThan(104);
    expect(path).toMatch(/^\/tmp\/arq-\d+\//);
  }
});

test('names a pipe on Windows', () => {
  expect(hostSocketPath(String.raw`C:\arq`, {}, 'win32')).toMatch(/^\\\\\.\\pipe\\arq-[0-9a-f]{16}$/);
});
