import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ArqError } from '../../../shared/protocol/errors.ts';
import {
  on,
  planOf,
  inspecting,
  runIt,
  scriptedBrowser,
  typing,
} from '../../../shared/runs/testing/scripted-browser.ts';
import { openDatabase } from '../store/open-database.ts';
import { SqliteJournal } from './sqlite-journal.ts';

const SECRET = 'hunter2';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arq-privacy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Every byte that lies on the disk now. */
const onDisk = () =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toString('latin1');

function build(field: string, isPrivate: boolean, text = SECRET) {
  const database = openDatabase(join(folder, `${crypto.randomUUID()}.sqlite`));
  const journal = new SqliteJournal(database);
  const scripted = scriptedBrowser(
    planOf(`type ${text} into ${field}`, typing(text, field), on('page_click', 'Send')),
    { journal },
  );
  scripted.on(
    'page_inspect',
    inspecting((ref) => ({ isPrivate: isPrivate && ref === `ref-${field}` })),
  );
  return { database, scripted };
}

it.each(['Password', 'Key'])(
  'never writes what goes into the private field “%s”, and shows dots once it is known',
  async (field) => {
    const { database, scripted } = build(field, true);
    const seenOnDisk: string[] = [];
    for (const tool of ['page_ground', 'page_inspect', 'page_type', 'page_click']) {
      scripted.on(
        tool,
        echoing(tool, field, () => seenOnDisk.push(onDisk())),
      );
    }
    const run = await runIt(scripted, `type ${SECRET} into ${field}`);
    expect(run.status).toBe('done');
    expect(scripted.calls.find(({ tool }) => tool === 'page_type')?.input).toMatchObject({ text: SECRET });
    expect(seenOnDisk.length).toBeGreaterThan(3);
    for (const bytes of [...seenOnDisk, onDisk()]) expect(bytes).not.toContain(SECRET);
    const grounded = scripted.views.findIndex(({ steps }) => steps[0]?.status === 'done');
    const shown = field === 'Password' ? scripted.views : scripted.views.slice(grounded);
    expect(shown.length).toBeGreaterThan(2);
    expect(JSON.stringify(shown)).not.toContain(SECRET);
    expect(JSON.stringify([run, await scripted.service.events(run.id)])).not.toContain(SECRET);
    expect(run.command).toBe(`type •••• into ${field}`);
    database.close();
    expect(onDisk()).not.toContain(SECRET);
  },
);

/** Answers as the browser would, with the secret echoed by the page wherever it can be. */
function echoing(tool: string, field: string, look: () => void) {
  return (input: Readonly<Record<string, unknown>>) => {
    look();
    if (tool === 'page_inspect') return inspecting((ref) => ({ isPrivate: ref === `ref-${field}` }))(input);
    if (tool === 'page_ground') {
      const { name } = input['target'] as { readonly name: string };
      return {
        outcome: 'one',
        candidates: [{ ref: `ref-${name}`, role: 'textbox', name, score: 90, where: '', line: '', isVisible: true }],
      };
    }
    return {
      url: `https://shop.example/?k=${SECRET}`,
      title: SECRET,
      navigated: tool === 'page_click',
      changed: `“${SECRET}” was accepted`,
    };
  };
}

it('writes what goes into a field that is not private, once that is known', async () => {
  const { database, scripted } = build('Key', false);
  let before = '';
  scripted.on('page_inspect', (input) => {
    before ||= onDisk();
    return inspecting(() => ({}))(input);
  });
  const run = await runIt(scripted, `type ${SECRET} into Key`);
  expect(before).not.toContain(SECRET);
  expect((await scripted.journal.findRun(run.id))?.command).toBe(`type ${SECRET} into Key`);
  expect(await scripted.service.events(run.id)).toContainEqual(
    expect.objectContaining({
      type: 'step.intended',
      data: expect.objectContaining({ input: expect.objectContaining({ text: SECRET }) as unknown }) as unknown,
    }),
  );
  database.close();
});

it.each(['page_ground', 'page_inspect'])(
  'never writes a value whose field is never known, because %s fails',
  async (tool) => {
    const { database, scripted } = build('Key', false);
    scripted.on(tool, () => {
      throw new ArqError('page.not_reachable', `Cannot look for the field of ${SECRET}.`);
    });
    const run = await runIt(scripted, `type ${SECRET} into Key`);
    expect(run.status).toBe('failed');
    expect((await scripted.journal.findRun(run.id))?.command).toBe('type … into Key');
    database.close();
    expect(onDisk()).not.toContain(SECRET);
  },
);

it('never writes a private value, whatever it is', async () => {
  const value = fc.stringMatching(/^[A-Za-z0-9!$%&/()=?{}[\]"'\\+~*^-]{6,20}$/);
  await fc.assert(
    fc.asyncProperty(value, async (text) => {
      const { database, scripted } = build('Key', true, text);
      const run = await runIt(scripted, `type ${text} into Key`);
      expect(run.status).toBe('done');
      database.close();
      const bytes = onDisk();
      expect(bytes).not.toContain(text);
      expect(bytes).not.toContain(JSON.stringify(text).slice(1, -1));
    }),
    { numRuns: 30 },
  );
});
