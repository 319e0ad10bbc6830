import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  statSync,
  writeFileSync,
  chmodSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FileRoots } from './allowed-path.ts';
import { listFolder, readTextFile, writeTextFile } from './text-files.ts';

let base: string;
let root: string;
let roots: FileRoots;

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'arq-files-')));
  root = join(base, 'root');
  mkdirSync(join(root, 'notes'), { recursive: true });
  mkdirSync(join(base, 'outside'));
  writeFileSync(join(base, 'outside/secret.txt'), 'secret');
  writeFileSync(join(root, 'a.txt'), 'Grüße 🙂');
  roots = { open: [root] };
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error: { code?: string }) => error.code,
  );
const read = (path: string, maxBytes?: number) => readTextFile(path, { roots, maxBytes });
const write = (path: string, text: string, overwrite = false) => writeTextFile(path, text, { overwrite, roots });

test('reads a file by its absolute path and relative to the first root', async () => {
  const expected = { path: join(root, 'a.txt'), text: 'Grüße 🙂', bytes: 12, truncated: false };
  expect(await read('a.txt')).toEqual(expected);
  expect(await read(join(root, 'notes/../a.txt'))).toEqual(expected);
});

test('cuts a long text between two characters', async () => {
  expect(await read('a.txt', 4)).toMatchObject({ text: 'Grü', truncated: true, bytes: 12 });
  expect(await read('a.txt', 3)).toMatchObject({ text: 'Gr', truncated: true });
  expect(await read('a.txt', 10)).toMatchObject({ text: 'Grüße ', truncated: true });
});

test.each([
  ['a parent', '../outside/secret.txt'],
  ['many parents', '../../../../../../../etc/passwd'],
  ['an absolute path', '/etc/passwd'],
  ['a folder whose name begins as the root does', '../root2/x'],
  ['the folder above', '..'],
  ['what does not exist outside', '/no/such/place'],
])('refuses %s', async (_name, path) => {
  mkdirSync(join(base, 'root2'), { recursive: true });
  expect(await codeOf(read(path))).toBe('files.outside_roots');
  expect(await codeOf(write(path, 'x', true))).toBe('files.outside_roots');
  expect(await codeOf(listFolder(path, roots))).toBe('files.outside_roots');
});

test('takes percent signs and backslashes for what they are: letters of a name', async () => {
  expect(await codeOf(read('%2e%2e/outside/secret.txt'))).toBe('files.not_found');
  expect(await codeOf(read('..\\outside\\secret.txt'))).toBe('files.not_found');
  expect(await codeOf(read('a.txt\0.png'))).toBe('files.path_invalid');
});

test('refuses links that lead outside, as file, as folder and on the way', async () => {
  symlinkSync(join(base, 'outside/secret.txt'), join(root, 'link.txt'));
  symlinkSync(join(base, 'outside'), join(root, 'folder'));
  for (const path of ['link.txt', 'folder/secret.txt', 'folder'])
    expect(await codeOf(read(path))).toBe('files.outside_roots');
  expect(await codeOf(write('link.txt', 'x', true))).toBe('files.outside_roots');
  expect(await codeOf(write('folder/new.txt', 'x'))).toBe('files.outside_roots');
  expect(await codeOf(listFolder('folder', roots))).toBe('files.outside_roots');
  expect(readFileSync(join(base, 'outside/secret.txt'), 'utf8')).toBe('secret');
});

test('refuses ARQ’s own folder below a root, but for the one meant for files, however it is named', async () => {
  const home = join(root, '.arq');
  mkdirSync(join(home, 'files'), { recursive: true });
  mkdirSync(join(home, 'exports'));
  writeFileSync(join(home, 'secret'), 'key');
  writeFileSync(join(home, 'exports/audit.csv'), 'sites');
  writeFileSync(join(home, 'files/mine.txt'), 'mine');
  symlinkSync(home, join(root, 'link'));
  symlinkSync(home, join(base, 'home'));
  symlinkSync('../secret', join(home, 'files/key'));
  for (const folder of [home, join(base, 'home')]) {
    roots = { open: [root, join(root, '.arq/exports')], closed: { folder, but: join(folder, 'files') } };
    for (const path of [
      '.arq/secret',
      '.arq/exports/audit.csv',
      'link/secret',
      '.arq/files/key',
      '.arq/files/../secret',
      '.arq/none',
    ]) {
      expect(await codeOf(read(path))).toBe('files.outside_roots');
      expect(await codeOf(write(path, 'x', true))).toBe('files.outside_roots');
    }
    for (const path of ['.arq', 'link', '.arq/exports'])
      expect(await codeOf(listFolder(path, roots))).toBe('files.outside_roots');
    expect(await read('.arq/files/mine.txt')).toMatchObject({ text: 'mine' });
    expect(await codeOf(write('.arq/files/new.txt', 'x', true))).toBe('resolved');
    expect(await read('a.txt')).toMatchObject({ bytes: 12 });
  }
  expect(readFileSync(join(home, 'secret'), 'utf8')).toBe('key');
});

test('follows links that stay inside', async () => {
  symlinkSync('a.txt', join(root, 'inside.txt'));
  expect((await read('inside.txt')).path).toBe(join(root, 'a.txt'));
  expect((await write('inside.txt', 'new', true)).path).toBe(join(root, 'a.txt'));
  expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('new');
});

test('refuses pipes and devices without waiting for them', async () => {
  execFileSync('mkfifo', [join(root, 'pipe')]);
  symlinkSync('/dev/zero', join(root, 'zero'));
  expect(await codeOf(read('pipe'))).toBe('files.not_a_file');
  expect(await codeOf(write('pipe', 'x', true))).toBe('files.not_a_file');
  expect(await codeOf(read('zero'))).toBe('files.outside_roots');
  expect(await codeOf(readTextFile('/dev/zero', { roots: { open: ['/dev'] } }))).toBe('files.not_a_file');
  expect(await codeOf(read('notes'))).toBe('files.not_a_file');
  expect(await codeOf(write('notes', 'x', true))).toBe('files.not_a_file');
  expect(await codeOf(write('.', 'x', true))).toBe('files.not_a_file');
});

test('tells what is no text', async () => {
  writeFileSync(join(root, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]));
  writeFileSync(join(root, 'nul'), 'a\0b');
  expect(await codeOf(read('picture.png'))).toBe('files.not_text');
  expect(await codeOf(read('nul'))).toBe('files.not_text');
});

test('writes a new file and replaces one only when told to', async () => {
  expect(await write('notes/b.txt', 'ü')).toEqual({ path: join(root, 'notes/b.txt'), bytes: 2 });
  expect(await codeOf(write('notes/b.txt', 'other'))).toBe('files.exists');
  chmodSync(join(root, 'notes/b.txt'), 0o640);
  await write('notes/b.txt', 'other', true);
  expect(readFileSync(join(root, 'notes/b.txt'), 'utf8')).toBe('other');
  expect(statSync(join(root, 'notes/b.txt')).mode & 0o777).toBe(0o640);
  expect(readdirSync(join(root, 'notes'))).toEqual(['b.txt']);
});

test('lets one of two writers of a new file win', async () => {
  const codes = await Promise.all(['one', 'two', 'three'].map((text) => codeOf(write('race.txt', text))));
  expect(codes.filter((code) => code === 'resolved')).toHaveLength(1);
  expect(codes.filter((code) => code === 'files.exists')).toHaveLength(2);
});

test('tells missing folders, and texts that are too large', async () => {
  expect(await codeOf(write('no/such/folder.txt', 'x'))).toBe('files.not_found');
  expect(await codeOf(write('big.txt', 'ü'.repeat(5_000_001)))).toBe('files.too_large');
  expect(await codeOf(read('missing.txt'))).toBe('files.not_found');
});

test('lists a folder, and the roots for an empty path', async () => {
  symlinkSync('a.txt', join(root, 'z'));
  const { entries } = await listFolder('.', roots);
  expect(entries.map(({ name, kind }) => [name, kind])).toEqual([
    ['a.txt', 'file'],
    ['notes', 'folder'],
    ['z', 'link'],
  ]);
  expect((await listFolder('', { open: [root, join(base, 'absent')] })).entries).toMatchObject([
    { name: root, kind: 'folder' },
  ]);
});

test.skipIf(process.platform !== 'linux')(
  'never reads or writes outside while a folder is swapped for a link',
  async () => {
    mkdirSync(join(base, 'outside/sub'));
    writeFileSync(join(base, 'outside/sub/f.txt'), 'secret');
    mkdirSync(join(root, 'sub'));
    writeFileSync(join(root, 'sub/f.txt'), 'ours');
    const script =
      'while true; do mv "$1/sub" "$1/kept" 2>/dev/null; ln -s "$2/sub" "$1/sub" 2>/dev/null; rm -f "$1/sub" 2>/dev/null; mv "$1/kept" "$1/sub" 2>/dev/null; done';
    const { spawn } = await import('node:child_process');
    const swapper = spawn('sh', ['-c', script, 'sh', root, join(base, 'outside')]);
    try {
      for (let round = 0; round < 400; round += 1) {
        const text = await read('sub/f.txt').then(
          (file) => file.text,
          () => 'refused',
        );
        expect(['ours', 'refused', 'mine']).toContain(text);
        await write('sub/f.txt', 'mine', true).catch(() => {});
      }
    } finally {
      swapper.kill('SIGKILL');
    }
    expect(readFileSync(join(base, 'outside/sub/f.txt'), 'utf8')).toBe('secret');
    expect(readdirSync(join(base, 'outside/sub'))).toEqual(['f.txt']);
  },
);
