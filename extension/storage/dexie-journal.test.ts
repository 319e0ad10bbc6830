import { Dexie } from 'dexie';
import { IDBKeyRange, IDBObjectStore, indexedDB } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { describeJournal } from '../../shared/runs/testing/journal-contract.ts';
import { sampleEvent, sampleRun } from '../../shared/runs/testing/sample-run.ts';
import { DexieJournal } from './dexie-journal.ts';
import { rowChecksum } from './row-checksum.ts';

Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange });

let opened = 0;
const freshName = () => `journal-${(opened += 1)}`;

describeJournal('the journal in the extension', () => Promise.resolve(new DexieJournal(freshName())));

it('computes the CRC-32 that the standard gives for its check string', () => {
  // The check value is for the bare digits; a number is the JSON that spells them so.
  expect(rowChecksum(123_456_789)).toBe(0xcb_f4_39_26);
});

it('finds what it wrote after the background was restarted', async () => {
  const name = freshName();
  const before = new DexieJournal(name);
  await before.append(sampleRun(), [sampleEvent(1)]);
  before.close();
  expect(await new DexieJournal(name).readEvents('r_01')).toEqual([sampleEvent(1)]);
});

it('tells a row that is not what it wrote', async () => {
  const name = freshName();
  const journal = new DexieJournal(name);
  await journal.append(sampleRun(), [sampleEvent(1)]);
  const raw = await new Dexie(name).open();
  await raw.table('runs').update('r_01', { 'value.message': 'forged' });
  await raw.table('events').toCollection().modify({ 'value.type': 'step.dona' });
  await expect(journal.findRun('r_01')).rejects.toMatchObject({ code: 'store.row_damaged' });
  await expect(journal.readEvents('r_01')).rejects.toMatchObject({ code: 'store.row_damaged' });
  expect(await journal.listRuns({})).toEqual([]);
});

it('says so when the browser has no room left', async () => {
  const journal = new DexieJournal(freshName());
  await journal.append(sampleRun(), []);
  const { prototype } = IDBObjectStore;
  const put = Object.getOwnPropertyDescriptor(prototype, 'put');
  Object.defineProperty(prototype, 'put', {
    configurable: true,
    value: () => {
      throw new DOMException('no room', 'QuotaExceededError');
    },
  });
  try {
    await expect(journal.append(sampleRun({ version: 2 }), [])).rejects.toMatchObject({ code: 'store.full' });
  } finally {
    if (put !== undefined) Object.defineProperty(prototype, 'put', put);
  }
});
