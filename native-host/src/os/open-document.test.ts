import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { assertOpenable, openCommand, openDocument } from './open-document.ts';

const folder = mkdtempSync(join(tmpdir(), 'arq-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Buffer = 'text', mode = 0o644): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

describe('a download', () => {
  it.each(['report.pdf', 'Table.XLSX', 'picture.png', 'song.mp3', 'all.zip'])(
    'named %s may be opened',
    async (name) => {
      expect(await assertOpenable(file(name))).toBe(join(folder, name));
    },
  );

  it.each([
    'setup.exe',
    'run.sh',
    'page.html',
    'drawing.svg',
    'link.desktop',
    'link.lnk',
    'macros.docm',
    'archive.jar',
    'report.pdf.js',
    'disk.iso',
    'plain',
    '.pdf',
  ])('named %s is not opened', async (name) => {
    await expect(assertOpenable(file(name))).rejects.toMatchObject({ code: 'downloads.not_openable' });
  });

  it.each([
    ['a Windows program', Buffer.from('MZ\x90\0')],
    ['a Linux program', Buffer.from('\x7fELF')],
    ['a script', '#!/bin/sh\n'],
    ['a macOS program', Buffer.from('cffaedfe', 'hex')],
  ])('that is %s is not opened, whatever its name', async (_, content) => {
    await expect(assertOpenable(file('invoice.pdf', content))).rejects.toMatchObject({
      code: 'downloads.not_openable',
    });
  });

  it('that the system may execute is not opened', async () => {
    await expect(assertOpenable(file('marked.txt', 'x', 0o755))).rejects.toMatchObject({
      code: 'downloads.not_openable',
    });
  });

  it('is judged by where it really lies', async () => {
    const link = join(folder, 'linked.pdf');
    symlinkSync(file('really.sh'), link);
    await expect(assertOpenable(link)).rejects.toMatchObject({ code: 'downloads.not_openable' });
  });

  it('that was moved away, or is a folder by now, is said to be missing', async () => {
    await expect(assertOpenable(folder)).rejects.toMatchObject({ code: 'downloads.missing' });
    await expect(assertOpenable(join(folder, 'gone.pdf'))).rejects.toMatchObject({ code: 'downloads.missing' });
  });
});

describe.skipIf(process.platform !== 'linux')('opening', () => {
  const path = join(folder, '$(id) "report".pdf');

  it('hands the path to the desktop as it is, without a shell and without secrets', async () => {
    const log = join(folder, 'log');
    const bin = mkdtempSync(join(folder, 'bin-'));
    writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s|%s|%s' "$#" "$1" "$API_TOKEN" > '${log}'\n`, {
      mode: 0o755,
    });
    await openDocument(path, { PATH: `${bin}:${process.env['PATH'] ?? ''}`, API_TOKEN: 'secret' });
    expect(readFileSync(log, 'utf8')).toBe(`1|${path}|`);
  });

  it('says when there is nothing that opens files, and when that fails', async () => {
    const none = mkdtempSync(join(folder, 'none-'));
    await expect(openDocument(path, { PATH: none })).rejects.toThrow(/xdg-open is not there/);
    writeFileSync(join(none, 'xdg-open'), '#!/bin/sh\nexit 3\n', { mode: 0o755 });
    await expect(openDocument(path, { PATH: none })).rejects.toThrow(/no program is set/);
  });
});

it.each<[NodeJS.Platform, string, readonly string[]]>([
  ['linux', 'xdg-open', ['/a b.pdf']],
  ['darwin', 'open', ['/a b.pdf']],
])('%s opens with %s', (platform, program, args) => {
  expect(openCommand(platform, '/a b.pdf')).toMatchObject({ file: program, args });
});

it('Windows gets the path through the environment', () => {
  const { args, env } = openCommand('win32', 'C:\\a";calc.pdf');
  expect(args.join(' ')).not.toContain('calc');
  expect(env).toEqual({ ARQ_OPEN_PATH: 'C:\\a";calc.pdf' });
});
