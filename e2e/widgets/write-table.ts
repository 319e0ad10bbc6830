/** Writes `docs/controls.md`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/arq.ts';
import { controlsTable } from './table.ts';

writeFileSync(join(root, 'docs/controls.md'), controlsTable());
