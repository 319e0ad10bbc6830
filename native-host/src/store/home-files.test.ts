import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findHostAddress, findHostRecord, removeHostRecord, writeHostRecord } from './host-record.ts';
import { carriedEnvironment, findHostEnvironment, writeHostEnvironment } from './host-environment.ts';
import { ensureSecret, findSecret } from './secret.ts';
import { fileRoots, readSettings } from './settings.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'arq-store-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

test('lets files lie in ARQ’s own folder unless told otherwise', () => {
  expect(fileRoots(home)).toContain(join(home, 'files'));
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ fileRoots: ['~/Papers', '/data'] }));
  expect(fileRoots(home)).toEqual([join(homedir(), 'Papers'), '/data']);
});

test.each(['{', '{"fileRoots":[]}', '{"fileRoots":"x"}', '{"unknown":1}', '{"fileRoots":["relative"]}'])(
  'says what is wrong with settings like %s',
  (text) => {
    writeFileSync(join(home, 'settings.json'), text);
    expect(() => fileRoots(home)).toThrow(expect.objectContaining({ code: 'settings.invalid' }));
  },
);

test('has settings without a file', () => {
  expect(readSettings(home)).toEqual({});
});

test('makes a secret once, and anew when others could read it', () => {
  expect(findSecret(home)).toBeUndefined();
  const first = ensureSecret(home);
  expect(ensureSecret(home)).toBe(first);
  expect(statSync(join(home, 'secret')).mode & 0o777).toBe(0o600);
  chmodSync(join(home, 'secret'), 0o644);
  expect(ensureSecret(home)).not.toBe(first);
  expect(statSync(join(home, 'secret')).mode & 0o777).toBe(0o600);
  writeFileSync(join(home, 'secret'), 'damaged');
  expect(findSecret(home)).toBeUndefined();
  expect(ensureSecret(home)).toHaveLength(64);
});

test('finds the door a host wrote down, and computes it without', () => {
  const computed = findHostAddress(home);
  writeHostRecord(home, { address: '/run/x.sock', pid: 7, version: '0.1.0' });
  expect(findHostAddress(home)).toBe('/run/x.sock');
  writeFileSync(join(home, 'host.json'), '{"address":5}');
  expect(findHostRecord(home)).toBeUndefined();
  removeHostRecord(home);
  expect(findHostAddress(home)).toBe(computed);
});

test('carries of the shell only what a host needs', () => {
  const carried = carriedEnvironment({
    PATH: '/bin',
    DISPLAY: ':1',
    https_proxy: 'http://p',
    DBUS_SESSION_BUS_ADDRESS: 'x',
    GITHUB_TOKEN: 'x',
    NODE_OPTIONS: 'x',
    ELECTRON_RUN: '1',
  });
  expect(Object.keys(carried)).toEqual(['PATH', 'DISPLAY', 'https_proxy', 'DBUS_SESSION_BUS_ADDRESS']);
  writeHostEnvironment(home, { node: '/node', script: '/arq.mjs', environment: carried });
  expect(findHostEnvironment(home)).toEqual({ node: '/node', script: '/arq.mjs', environment: carried });
  writeFileSync(join(home, 'env.json'), '{"node":1}');
  expect(findHostEnvironment(home)).toBeUndefined();
});
