import type { z } from 'zod';
import type { hostMethods } from '../../../shared/protocol/methods.ts';
import type { HostServices } from './host-services.ts';

/** What `newId` makes: ids become names of folders. */
const RUN_ID = /^r_[\w-]{1,58}$/;

/**
 * Takes over finished runs of an extension that worked without the host. Idempotent by id; a run that is not finished
 * ends where it began, and one that the host itself began is not overwritten. Returns the ids that are safe here.
 */
export async function importRuns(
  { journal, runs: service }: Pick<HostServices, 'journal' | 'runs'>,
  runs: z.output<(typeof hostMethods)['journal.import']['params']>['runs'],
): Promise<string[]> {
  const accepted: string[] = [];
  for (const exported of runs) {
    const { run, events, pictures } = exported;
    if (!RUN_ID.test(run.id) || run.runtime !== 'extension' || run.endedAt === undefined) continue;
    if (events.some((event) => event.runId !== run.id) || pictures.some((picture) => picture.runId !== run.id))
      continue;
    const existing = await journal.findRun(run.id);
    if (existing !== undefined && existing.runtime !== 'extension') continue;
    if (existing === undefined) accepted.push(...(await service.importRuns([exported])));
    else accepted.push(run.id);
  }
  return accepted;
}
