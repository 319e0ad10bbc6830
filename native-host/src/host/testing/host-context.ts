import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { HostContext } from '../../host-context.ts';
import type { Log } from '../../observe/log.ts';
import { Metrics } from '../../observe/metrics.ts';
import { StartedPrograms } from '../../os/started-programs.ts';
import { PASSPHRASE_VARIABLE } from '../../store/secrets/master-passphrase.ts';
import { SecretStore } from '../../store/secrets/secret-store.ts';
import { AuditTrail } from '../../policy/audit/audit-trail.ts';
import { Tokens } from '../../policy/tokens.ts';
import { ProfileBook } from '../../profiles/profile-book.ts';
import type { CallContext } from '../../../../shared/tools/types.ts';
import { buildAccess } from '../build-access.ts';
import { buildAlerts } from '../build-alerts.ts';
import { hostHealth } from '../host-health.ts';

const silent: Log = { write: () => undefined, problem: () => undefined, close: () => undefined };

/** What handlers of the host's tools get, over a database of the test's own and without a browser. */
export function hostContext(
  database: DatabaseSync,
  more: Partial<CallContext & HostContext> = {},
): CallContext & HostContext {
  const home = dirname(database.location() ?? '.');
  const access = buildAccess(database, {
    browserReturnMs: 0,
    secret: 'secret',
    pagesFor: () => undefined,
    onProblem: () => undefined,
  });
  const secrets = new SecretStore(home, { environment: { [PASSPHRASE_VARIABLE]: 'a passphrase of the test' } });
  const audit = new AuditTrail(database, { home, onProblem: (problem) => console.error(problem) });
  return {
    principal: { kind: 'cli' },
    signal: new AbortController().signal,
    allowedRisk: 'danger',
    ...access,
    alerts: buildAlerts({
      home,
      database,
      metrics: new Metrics('test'),
      browsers: access.browsers,
      secrets,
      log: silent,
    }),
    profiles: new ProfileBook(secrets),
    audit,
    exportsFolder: home,
    health: () => {
      const parts = { home, version: '0', database, audit, ...access };
      return hostHealth({ ...parts, counts: () => ({ runs: 0 }) }).detail();
    },
    clientSetup: (target) => Promise.resolve({ text: target, place: 'here' }),
    fileRoots: () => ({ open: ['/nowhere'] }),
    programs: new StartedPrograms(),
    tokens: new Tokens(database),
    stopRunsOf: () => Promise.resolve(0),
    ...more,
  };
}
