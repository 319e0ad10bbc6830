/** A host of its own process, for tests that kill it: `node serve-host.ts HOME`. Says `ready` once its door is open. */
import { startHost } from '../start-host.ts';

const home = process.argv[2];
if (home === undefined) throw new Error('Say which home.');
await startHost({ home, version: '0.1.0', browserReturnMs: 0 });
process.stdout.write('ready\n');
