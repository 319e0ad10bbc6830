/** What every Journal must do, run against each implementation in its own room's tests. */
import { describe, expect, it } from 'vitest';
import type { Journal } from '../journal.ts';
import { sampleEvent, sampleRun } from './sample-run.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const picture = { id: 'p_1', runId: 'r_01', mime: 'image/png', base64: 'aGVsbG8=', at: 1000 } as const;

export function describeJournal(name: string, open: () => Promise<Journal>): void {
  describe(name, () => {
    it('gives back runs and events as they were appended', async () => {
      const journal = await open();
      await journal.append(sampleRun(), [sampleEvent(1), sampleEvent(2)]);
      await journal.append(sampleRun({ version: 2, status: 'done' }), [sampleEvent(3)]);
      expect(await journal.findRun('r_01')).toEqual(sampleRun({ version: 2, status: 'done' }));
      expect(await journal.readEvents('r_01')).toEqual([sampleEvent(1), sampleEvent(2), sampleEvent(3)]);
      expect(await journal.findRun('r_02')).toBeUndefined();
    });

    it('never lets a late update overwrite a newer one', async () => {
      const journal = await open();
      await journal.append(sampleRun({ version: 5, message: 'new' }), [sampleEvent(1)]);
      await journal.append(sampleRun({ version: 4, message: 'old' }), [sampleEvent(2)]);
      expect(await journal.findRun('r_01')).toMatchObject({ message: 'new' });
    });

    it('stores neither run nor events when an event is there already', async () => {
      const journal = await open();
      await journal.append(sampleRun(), [sampleEvent(1)]);
      await expect(journal.append(sampleRun({ version: 2 }), [sampleEvent(2), sampleEvent(1)])).rejects.toThrow();
      expect(await journal.readEvents('r_01')).toEqual([sampleEvent(1)]);
      expect(await journal.findRun('r_01')).toMatchObject({ version: 1 });
    });

    it('lists runs newest first, by status and in pages', async () => {
      const journal = await open();
      for (const n of [1, 2, 3, 4]) {
        const status = n % 2 === 0 ? 'done' : 'failed';
        await journal.append(sampleRun({ id: `r_${n}`, createdAt: n, status }), []);
      }
      const ids = async (query: Parameters<Journal['listRuns']>[0]) =>
        (await journal.listRuns(query)).map(({ id }) => id);
      expect(await ids({})).toEqual(['r_4', 'r_3', 'r_2', 'r_1']);
      expect(await ids({ statuses: ['done'] })).toEqual(['r_4', 'r_2']);
      expect(await ids({ limit: 2, before: 4 })).toEqual(['r_3', 'r_2']);
    });

    it('lists the runs that one has begun', async () => {
      const journal = await open();
      const client = (id: string) => ({ kind: 'client' as const, id });
      await journal.append(sampleRun({ id: 'r_1', createdAt: 1, principal: client('a') }), []);
      await journal.append(sampleRun({ id: 'r_2', createdAt: 2, principal: client('b') }), []);
      await journal.append(sampleRun({ id: 'r_3', createdAt: 3 }), []);
      const listed = await journal.listRuns({ principal: client('a'), limit: 1 });
      expect(listed.map(({ id }) => id)).toEqual(['r_1']);
      expect(await journal.listRuns({ principal: { kind: 'panel' } })).toHaveLength(1);
    });

    it('deletes a run with its events and pictures', async () => {
      const journal = await open();
      await journal.append(sampleRun(), [sampleEvent(1)]);
      await journal.putPicture(picture);
      expect(await journal.findPicture('p_1')).toEqual(picture);
      await journal.deleteRun('r_01');
      expect(await journal.findRun('r_01')).toBeUndefined();
      expect(await journal.readEvents('r_01')).toEqual([]);
      expect(await journal.findPicture('p_1')).toBeUndefined();
    });

    it('prunes the oldest finished runs and old pictures, never a run that goes on', async () => {
      const journal = await open();
      const now = Date.now();
      await journal.append(sampleRun({ id: 'r_01', createdAt: 1 }), []);
      for (const n of [2, 3, 4]) await journal.append(sampleRun({ id: `r_${n}`, createdAt: n, endedAt: n }), []);
      await journal.putPicture({ ...picture, id: 'p_old', runId: 'r_4', at: now - 31 * DAY_MS });
      await journal.putPicture({ ...picture, id: 'p_new', runId: 'r_4', at: now - 29 * DAY_MS });
      expect(await journal.prune({ keepRuns: 2, pictureDays: 30 })).toBe(1);
      expect((await journal.listRuns({})).map(({ id }) => id)).toEqual(['r_4', 'r_3', 'r_01']);
      expect(await journal.findPicture('p_old')).toBeUndefined();
      expect(await journal.findPicture('p_new')).toBeDefined();
    });

    it('takes an exported run over once, however often it comes', async () => {
      const journal = await open();
      const run = sampleRun({ status: 'done', endedAt: 5 });
      const exported = { run, events: [sampleEvent(1), sampleEvent(2)], pictures: [picture] };
      await journal.importRun(exported);
      await journal.importRun(exported);
      await journal.importRun({ ...exported, run: { ...run, version: 9, command: 'something else' } });
      expect(await journal.exportRun('r_01')).toEqual(exported);
    });
  });
}
