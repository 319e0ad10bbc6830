import { isIP } from 'node:net';
import { ArqError } from '../../../../shared/protocol/errors.ts';

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 16 * 1024;
const MAX_RETRY_AFTER_MS = 60 * 60_000;

export interface PostAnswer {
  readonly status: number;
  /** The first 16 KiB. */
  readonly text: string;
  readonly retryAfterMs?: number;
}

/** Throws `alerts.address_refused` for anything but https, or http on this computer itself. */
export function checkAddress(address: string): void {
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '')
    throw new ArqError('alerts.address_refused', 'The address holds a name or password. Use the signing key instead.');
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return;
  throw new ArqError('alerts.address_refused', 'Plain http goes to this computer only. Use https for any other.');
}

function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

/** Posts once: no redirects, ten seconds at most, and little is read of the answer. Throws `alerts.not_delivered`. */
export async function postJson(
  address: string,
  body: string,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<PostAnswer> {
  checkAddress(address);
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(address, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', 'user-agent': 'ARQ', ...headers },
      body,
      signal: AbortSignal.any([signal, limit]),
    });
    const retryAfterMs = retryAfter(response.headers.get('retry-after'));
    return {
      status: response.status,
      text: await readSome(response),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  } catch (cause) {
    if (signal.aborted) throw new ArqError('call.cancelled', 'The notice was not sent: ARQ is stopping.');
    // The address may hold a bot's token, so the error's own words are not passed on.
    throw new ArqError(
      'alerts.not_delivered',
      limit.aborted
        ? `${new URL(address).host} did not answer within ${TIMEOUT_MS / 1000} s. Check that it runs.`
        : `${new URL(address).host} could not be reached (${codeOf(cause)}). Check the address and the network.`,
    );
  }
}

async function readSome(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < MAX_ANSWER_BYTES) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts).toString('utf8');
    parts.push(value);
    size += value.byteLength;
  }
  await reader.cancel();
  return Buffer.concat(parts).subarray(0, MAX_ANSWER_BYTES).toString('utf8');
}

function retryAfter(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, MAX_RETRY_AFTER_MS) : undefined;
}

function codeOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'no connection';
}
