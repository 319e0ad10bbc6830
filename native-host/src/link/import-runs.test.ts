import { describe, expect, it } from 'vitest';
import type { JournalExport } from '../../../shared/runs/journal.ts';
import { runStatuses, type Run } from '../../../shared/runs/run.ts';
import { sampleEvent, sampleRun } from '../../../shared/runs/testing/sample-run.ts';
import { importRuns } from './import-runs.ts';

/** A host that knows `known`, and what was given to it. */
function host(known: readonly Run[] = []) {
  const stored: string[] = [];
  const services = {
    journal: { findRun: async (id: string) => known.find((run) => run.id === id) },
    runs: {
      importRuns: async (exports: readonly JournalExport[]) => {
        stored.push(...exports.map(({ run }) => run.id));
        return exports.map(({ run }) => run.id);
      },
    },
  };
  return { services: services as unknown as Parameters<typeof importRuns>[0], stored };
}

type Exported = Parameters<typeof importRuns>[1][number];

const exported = (overrides: Partial<Run>): Exported => ({
  run: sampleRun({ runtime: 'extension', status: 'done', endedAt: 2000, ...overrides }),
  events: [sampleEvent(1)],
  pictures: [],
});

describe('runs that an extension hands over', () => {
  it.each(runStatuses)('are stored when they ended, as %s, too', async (status) => {
    const { services, stored } = host();
    expect(await importRuns(services, [exported({ status })])).toEqual(['r_01']);
    expect(stored).toEqual(['r_01']);
  });

  it('are accepted, not stored again, when they are here already', async () => {
    const { services, stored } = host([sampleRun({ runtime: 'extension', endedAt: 2000 })]);
    expect(await importRuns(services, [exported({})])).toEqual(['r_01']);
    expect(stored).toEqual([]);
  });

  it.each<[string, Exported, Run[]]>([
    ['go on', exported({ endedAt: undefined }), []],
    ['have an id that is no id', { ...exported({ id: '../r_01' }), events: [] }, []],
    ['claim to be the host’s', exported({ runtime: 'host' }), []],
    ['bear the name of one of the host’s', exported({}), [sampleRun({ runtime: 'host' })]],
    ['bring events of another', { ...exported({}), events: [sampleEvent(1, { runId: 'r_02' })] }, []],
  ])('are left where they are when they %s', async (_, entry, known) => {
    const { services, stored } = host(known);
    expect(await importRuns(services, [entry])).toEqual([]);
    expect(stored).toEqual([]);
  });
});
