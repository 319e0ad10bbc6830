/** Appends to the journal at the path given, and prints each number once it is durable, until it is killed. */
import { sampleEvent, sampleRun } from '../../../../shared/runs/testing/sample-run.ts';
import { openDatabase } from '../../store/open-database.ts';
import { SqliteJournal } from '../sqlite-journal.ts';

const journal = new SqliteJournal(openDatabase(process.argv[2] ?? ''));
for (let seq = 1; ; seq += 1) {
  await journal.append(sampleRun({ version: seq }), [sampleEvent(seq, { data: { filler: 'x'.repeat(seq % 5000) } })]);
  process.stdout.write(`${seq}\n`);
}
