import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../support/arq.ts';
import { startActing, type ActingClient } from '../support/acting-client.ts';

/** As the page sums up what it got. */
const sumOf = (bytes: Uint8Array) => bytes.reduce((a, b) => (a * 31 + b) % 1_000_000_007, 7);

const text = Buffer.from('Curriculum vitae\n');
/** Larger than one message of the link may be. */
const large = Uint8Array.from({ length: 1_500_000 }, (_, index) => (index * 7919) % 251);

describe.each<BrowserName>(['chromium', 'firefox'])('files for pages in %s', (browser) => {
  let acting: ActingClient;
  beforeAll(async () => {
    acting = await startActing(browser);
    const files = join(acting.home.path, 'arq/files');
    mkdirSync(files, { recursive: true });
    writeFileSync(join(files, 'cv.txt'), text);
    writeFileSync(join(files, 'one.png'), large);
    writeFileSync(join(files, 'two.jpg'), text);
    writeFileSync(join(acting.home.path, 'private.txt'), 'not for pages');
    symlinkSync(join(acting.home.path, 'private.txt'), join(files, 'link.txt'));
  });
  afterAll(() => acting.close());

  const reported = (...texts: string[]) =>
    expect.poll(() => acting.server.reports, { timeout: 5000 }).toEqual(expect.arrayContaining(texts));

  const path = (name: string) => join(acting.home.path, 'arq/files', name);

  it('page_upload_file chooses a file in a field, by its label and in a hidden tab', async () => {
    const page = await acting.open('/upload.html', { background: true });
    const said = await page.act('page_upload_file', { ref: await page.ref(/Resume/), paths: [path('cv.txt')] });
    await reported(`resume cv.txt|text/plain|${text.length}|${sumOf(text)}`);
    expect(said).toContain('cv.txt');
  });

  it('chooses several files, one of them larger than a message, and every byte arrives', async () => {
    const page = await acting.open('/upload.html');
    await page.act('page_upload_file', { ref: await page.ref(/Photos/), paths: [path('one.png'), path('two.jpg')] });
    await reported(
      `photos one.png|image/png|${large.length}|${sumOf(large)} two.jpg|image/jpeg|${text.length}|${sumOf(text)}`,
    );
  });

  it('finds the field behind a button of the page’s own, also one that is in no document', async () => {
    const page = await acting.open('/upload.html');
    await page.act('page_upload_file', { ref: await page.ref(/button "Attach/), paths: [path('cv.txt')] });
    await reported(`hidden cv.txt|text/plain|${text.length}|${sumOf(text)}`);
    await page.act('page_upload_file', { ref: await page.ref(/button "Import/), paths: [path('cv.txt')] });
    await reported(`loose cv.txt|text/plain|${text.length}|${sumOf(text)}`);
  });

  it('page_drop_file drops on what takes files, and says so of what does not', async () => {
    const page = await acting.open('/upload.html');
    await page.act('page_drop_file', { ref: await page.ref(/Drop zone/), paths: [path('cv.txt')] });
    await reported(`zone cv.txt|text/plain|${text.length}|${sumOf(text)}`);
    const refused = await page.refusal('page_drop_file', { ref: await page.ref(/Plain box/), paths: [path('cv.txt')] });
    expect(refused).toContain('page.takes_no_drop');
  });

  it('refuses what the field does not take, and a click where an upload is meant', async () => {
    const page = await acting.open('/upload.html');
    const resume = await page.ref(/Resume/);
    expect(await page.refusal('page_upload_file', { ref: resume, paths: [path('one.png')] })).toContain(
      'page.file_not_accepted',
    );
    expect(await page.refusal('page_upload_file', { ref: resume, paths: [path('cv.txt'), path('cv.txt')] })).toContain(
      'page.takes_one_file',
    );
    expect(
      await page.refusal('page_upload_file', { ref: await page.ref(/Locked/), paths: [path('cv.txt')] }),
    ).toContain('page.disabled');
    expect(await page.refusal('page_click', { ref: resume })).toContain('page_upload_file');
    expect(acting.server.reports).toEqual([]);
  });

  it('reads nothing outside of the folders that ARQ may use', async () => {
    const page = await acting.open('/upload.html');
    const ref = await page.ref(/Resume/);
    for (const outside of [
      join(acting.home.path, 'private.txt'),
      path('link.txt'),
      '/etc/passwd',
      path('../arq.sqlite'),
    ]) {
      expect(await page.refusal('page_upload_file', { ref, paths: [outside] })).toMatch(/files\.outside_roots/);
    }
    expect(await page.refusal('page_upload_file', { ref, paths: [path('gone.txt')] })).toContain('files.not_found');
    expect(acting.server.reports).toEqual([]);
  });

  it('asks for a sentence that uploads, with path and size', async () => {
    const page = await acting.open('/upload.html');
    const asked = await acting.home.run(`upload ${path('cv.txt')} to Resume`, '--tab', page.tab);
    expect(asked, JSON.stringify(asked)).toMatchObject({ status: 'waiting', code: 3 });
    expect(acting.server.reports).toEqual([]);
    const done = await acting.home.run(`upload ${path('cv.txt')} to Resume`, '--tab', page.tab, '--approve', 'danger');
    expect(done, JSON.stringify(done)).toMatchObject({ status: 'done' });
    await reported(`resume cv.txt|text/plain|${text.length}|${sumOf(text)}`);
  });
});
