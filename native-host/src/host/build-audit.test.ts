import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { sampleEvent, sampleRun } from '../../../shared/runs/testing/sample-run.ts';
import { sampleEntry } from '../policy/audit/testing/sample-entry.ts';
import { SqliteJournal } from '../runs/sqlite-journal.ts';
import { openDatabase } from '../store/open-database.ts';
import { buildAudit } from './build-audit.ts';
import { buildObserving } from './build-observing.ts';

function build(settings: object = {}) {
  const home = mkdtempSync(join(tmpdir(), 'arq-build-audit-'));
  writeFileSync(join(home, 'settings.json'), JSON.stringify(settings));
  const database = openDatabase(join(home, 'arq.sqlite'));
  const open = () => buildAudit(database, home, buildObserving(home, '1'));
  onTestFinished(() => {
    database.close();
    rmSync(home, { recursive: true });
  });
  return { database, open };
}

it('tells of a run that an extension carried out alone, once its journal comes over, and not again', async () => {
  const { database, open } = build();
  const auditing = open();
  const journal = new SqliteJournal(database, { onEvent: (run, event) => auditing.noteRun(run, event) });
  const run = sampleRun({ runtime: 'extension', status: 'done', endedAt: 1003 });
  const events = [
    sampleEvent(1, { type: 'run.created', data: { principal: run.principal, runtime: 'extension' } }),
    sampleEvent(2, {
      type: 'step.intended',
      data: { index: 0, tool: 'page_click', input: { ref: 'd1e1' }, risk: 'act', site: 'example.org' },
    }),
    sampleEvent(3, { type: 'step.done', data: { index: 0, ms: 1 } }),
    sampleEvent(4, { type: 'run.done', data: {} }),
  ];
  for (let time = 0; time < 2; time += 1) await journal.importRun({ run, events, pictures: [] });
  expect(auditing.audit.query({ run: run.id }).records.toReversed()).toMatchObject([
    { kind: 'run', what: 'run.created', values: { runtime: 'extension' } },
    { kind: 'step', what: 'page_click', site: 'example.org', outcome: 'ok' },
    { kind: 'run', what: 'run.done' },
  ]);
  auditing.close();
});

it('cuts what is older than the operator keeps when the host starts, and nothing unless told', async () => {
  const kept = build();
  const all = kept.open();
  all.audit.note(sampleEntry({ at: 1 }));
  all.audit.note(sampleEntry({ at: Date.now() }));
  all.close();
  const again = kept.open();
  expect(again.audit.query({}).records).toHaveLength(2);
  again.close();

  const short = build({ audit: { retentionDays: 30 } });
  const first = short.open();
  first.audit.note(sampleEntry({ at: 1 }));
  first.audit.note(sampleEntry({ at: Date.now() }));
  first.close();
  const second = short.open();
  expect(second.audit.query({}).records).toMatchObject([{ what: 'audit.cut' }, { what: 'page_click' }]);
  expect(await second.audit.verify()).toMatchObject({ isIntact: true });
  second.close();
});
