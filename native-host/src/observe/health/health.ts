/**
 * Whether the host lives, may be sent work, and how each of its parts is. Owns nothing but the last look at the store,
 * so that a load balancer that asks every second costs no write each time.
 */
import type { HealthCheck, HealthReport } from '../../../../shared/tools/health/get.ts';
import { checkDisk, checkMemory, checkProcessor } from './computer-checks.ts';
import { type Finding, runCheck } from './run-check.ts';

/** A look at the store counts for so long. */
const STORE_LOOK_MS = 1_000;
/** A timer that comes later than this tells of a host that is too busy to answer. */
const LAG_MS = 200;
const MANY_WAITING = 50;

export interface HealthDeps {
  readonly home: string;
  readonly version: string;
  /** Writes to the store and reads back; throws what is wrong, `full` also looks through its pages. */
  checkStore(full: boolean): Finding;
  isAuditWritable(): boolean;
  readonly browsers: () => readonly string[];
  /** Runs that are not finished, and calls that wait for a person. */
  readonly waiting: () => { readonly runs: number; readonly approvals: number };
  /** The address of the model endpoint, when one is set. */
  readonly modelEndpoint?: () => string | undefined;
}

/** For `/health/live`, `/health/ready` and `/health`. */
export interface Health {
  live(): { readonly status: 'ok' };
  /** `failed` while no work should be sent here. */
  ready(): Promise<Pick<HealthReport, 'status'> & { readonly checks: HealthCheck[] }>;
  detail(): Promise<HealthReport>;
}

export function createHealth(deps: HealthDeps): Health {
  let storeLook: { readonly at: number; readonly check: Promise<HealthCheck> } | undefined;

  const store = (full: boolean) =>
    runCheck('store', 'Check the disk and the permissions of ARQ_HOME, then start the host again.', () =>
      deps.checkStore(full),
    );
  const recentStore = () => {
    const now = performance.now();
    if (storeLook === undefined || now - storeLook.at > STORE_LOOK_MS) storeLook = { at: now, check: store(false) };
    return storeLook.check;
  };
  const audit = () => runCheck('audit', '', () => auditFinding(deps.isAuditWritable()));

  return {
    live: () => ({ status: 'ok' }),
    async ready() {
      const checks = await Promise.all([recentStore(), audit()]);
      return { status: worstOf(checks), checks };
    },
    async detail() {
      const checks = await Promise.all([
        store(true),
        audit(),
        runCheck('browsers', '', () => browserFinding(deps.browsers())),
        runCheck('model', '', () => modelFinding(deps.modelEndpoint?.())),
        runCheck('disk', 'Check that ARQ_HOME is there and yours.', () => checkDisk(deps.home)),
        runCheck('memory', '', checkMemory),
        runCheck('processor', '', checkProcessor),
        runCheck('queue', '', () => queueFinding(deps.waiting())),
      ]);
      return {
        status: worstOf(checks),
        version: deps.version,
        pid: process.pid,
        uptimeSeconds: Math.round(process.uptime()),
        checks,
      };
    },
  };
}

const order = ['ok', 'warn', 'failed'] as const;
const worstOf = (checks: readonly HealthCheck[]) =>
  order[Math.max(...checks.map(({ status }) => order.indexOf(status)))] ?? 'ok';

function auditFinding(isWritable: boolean): Finding {
  if (isWritable) return { status: 'ok', detail: 'Every act is written down.' };
  return {
    status: 'failed',
    detail: 'The audit trail cannot be written, so nothing acts.',
    remedy: 'Make room on the disk under ARQ_HOME; it goes on by itself.',
  };
}

function browserFinding(names: readonly string[]): Finding {
  if (names.length > 0) return { status: 'ok', detail: `Connected: ${names.join(', ')}.` };
  return { status: 'warn', detail: 'No browser is connected.', remedy: 'Open one with `arq browser`.' };
}

function modelFinding(endpoint: string | undefined): Finding {
  const none = 'None is configured; sentences are planned offline.';
  return { status: 'ok', detail: endpoint === undefined ? none : `Configured: ${endpoint}.` };
}

async function queueFinding({ runs, approvals }: { runs: number; approvals: number }): Promise<Finding> {
  const startedAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 1));
  const lag = Math.max(0, Math.round(performance.now() - startedAt - 1));
  const detail = `${runs} runs under way, ${approvals} calls wait for a person, timers are ${lag} ms late.`;
  if (lag > LAG_MS) {
    return {
      status: 'warn',
      detail,
      remedy: 'The host is too busy: give it fewer calls at once, or a faster computer.',
    };
  }
  if (runs + approvals <= MANY_WAITING) return { status: 'ok', detail };
  return { status: 'warn', detail, remedy: 'Decide what waits in the panel, or stop runs: `arq call runs_stop`.' };
}
