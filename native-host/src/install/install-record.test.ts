import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it, onTestFinished } from 'vitest';
import { readInstallRecord } from './install-record.ts';

const PROCESSES = 4;
const FILES = 40;

it('keeps what several processes install at once', async () => {
  const home = mkdtempSync(join(tmpdir(), 'arq-record-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const script = `
    import { installFile } from ${JSON.stringify(join(import.meta.dirname, 'install-record.ts'))};
    const [home, own] = process.argv.slice(1);
    for (let i = 0; i < ${FILES}; i += 1) {
      installFile(home, \`\${home}/shared\`, 'same');
      installFile(home, \`\${home}/own/\${own}-\${i}\`, own);
    }`;
  const names = Array.from({ length: PROCESSES }, (_, index) => `p${index}`);
  await Promise.all(
    names.map((own) => execa(process.execPath, ['--input-type=module-typescript', '-e', script, home, own])),
  );
  const expected = names.flatMap((own) => Array.from({ length: FILES }, (_, at) => join(home, 'own', `${own}-${at}`)));
  const { files, folders } = readInstallRecord(home);
  expect(new Set(files)).toEqual(new Set([...expected, join(home, 'shared')]));
  expect(folders).toContain(join(home, 'own'));
  expect(readdirSync(home).toSorted()).toEqual(['installed.jsonl', 'own', 'shared']);
});
