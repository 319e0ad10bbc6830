/**
 * Serves the events of the database at the path given, and writes into it all the time, until it is killed. Prints its
 * port. Several runs in turns, several events at once.
 */
import { sampleEvent, sampleRun } from '../../../../../shared/runs/testing/sample-run.ts';
import { startEventServer } from './event-server.ts';

const server = await startEventServer({ path: process.argv[2] ?? '', beatMs: 500 });
process.stdout.write(`${server.port}\n`);
for (let version = 1; ; version += 1) {
  const runId = `r_${process.pid}_${Math.floor(version / 40)}`;
  const first = (version % 40) * 3 + 1;
  const filler = 'x'.repeat((version * 977) % 6000);
  const events = [0, 1, 2].map((offset) => sampleEvent(first + offset, { runId, data: { filler } }));
  await server.journal.append(sampleRun({ id: runId, version }), events);
  // Bursts, with room in between for those who follow.
  if (version % 7 === 0) await new Promise((resolve) => setTimeout(resolve, version % 5));
  else await new Promise(setImmediate);
}
