import type { DatabaseSync } from 'node:sqlite';
import type { HostContext } from '../../host-context.ts';
import { StartedPrograms } from '../../os/started-programs.ts';
import { Tokens } from '../../policy/tokens.ts';
import type { CallContext } from '../../../../shared/tools/types.ts';
import { buildAccess } from '../build-access.ts';

/** What handlers of the host's tools get, over a database of the test's own and without a browser. */
export function hostContext(
  database: DatabaseSync,
  more: Partial<CallContext & HostContext> = {},
): CallContext & HostContext {
  return {
    principal: { kind: 'cli' },
    signal: new AbortController().signal,
    allowedRisk: 'danger',
    ...buildAccess(database, { browserReturnMs: 0, secret: 'secret', onProblem: () => undefined }),
    fileRoots: () => ['/nowhere'],
    programs: new StartedPrograms(),
    tokens: new Tokens(database),
    stopRunsOf: () => Promise.resolve(0),
    ...more,
  };
}
