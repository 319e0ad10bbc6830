import type { HealthCheck } from '../../../../shared/tools/health/get.ts';
import { toArqError } from '../../../../shared/protocol/errors.ts';

/** What a check finds; the time it took is added. */
export type Finding = Pick<HealthCheck, 'status' | 'detail' | 'remedy'>;

/** A check that hangs is a finding too. */
const CHECK_TIMEOUT_MS = 3_000;

/** `remedy` is for a check that fails altogether. Never rejects. */
export async function runCheck(
  name: string,
  remedy: string,
  check: () => Finding | Promise<Finding>,
): Promise<HealthCheck> {
  const startedAt = performance.now();
  const { promise: late, resolve } = Promise.withResolvers<Finding>();
  const timer = setTimeout(
    () => resolve({ status: 'failed', detail: `No answer within ${CHECK_TIMEOUT_MS} ms.`, remedy }),
    CHECK_TIMEOUT_MS,
  ).unref();
  const finding = await Promise.race([attempt(remedy, check), late]);
  clearTimeout(timer);
  return { name, ...finding, ms: Math.round((performance.now() - startedAt) * 10) / 10 };
}

async function attempt(remedy: string, check: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    return { status: 'failed', detail: toArqError(error).message, remedy };
  }
}
