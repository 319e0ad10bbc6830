/** Notes acts and reads in the home given, and prints the number of each act once it is durable, until it is killed. */
import { join } from 'node:path';
import { openDatabase } from '../../../store/open-database.ts';
import { AuditTrail } from '../audit-trail.ts';
import { sampleEntry } from './sample-entry.ts';

const home = process.argv[2] ?? '';
const trail = new AuditTrail(openDatabase(join(home, 'arq.sqlite')), {
  home,
  onProblem: (problem) => console.error(problem),
});
for (let act = 1; ; act += 1) {
  for (let read = 0; read < 37; read += 1) trail.note(sampleEntry({ tool: 'page_snapshot', risk: 'read' }));
  trail.note(sampleEntry({ values: { act, filler: 'x'.repeat((act * 997) % 7000) } }));
  process.stdout.write(`${act}\n`);
}
