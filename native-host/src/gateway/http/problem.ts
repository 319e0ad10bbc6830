/** Errors as RFC 9457 problem documents. Pure. */
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { ArqError, toArqError } from '../../../../shared/protocol/errors.ts';
import { statusOf } from './problem-status.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

export const problem = z.object({
  type: z.string().describe('`urn:arq:problem:` and the code'),
  title: z.string().describe('The status in words'),
  status: z.number().int().min(400).max(599),
  detail: z.string().describe('What happened and what to do next'),
  code: z.string().describe('Stable code, `area.problem`; decide by this'),
  requestId: z.string().describe('Names the request in the log of the host').optional(),
  data: z.record(z.string(), z.unknown()).describe('Facts that depend on the code').optional(),
});
export type Problem = z.infer<typeof problem>;

/** Thrown things that are not ARQ's own may hold anything: they are told as `internal.unexpected`, the log has the rest. */
export function problemOf(thrown: unknown, requestId?: string): Problem {
  const error = fromFastify(thrown) ?? toArqError(thrown);
  const status = statusOf(error.code);
  const isInternal = error.code === 'internal.unexpected';
  return {
    type: `urn:arq:problem:${error.code}`,
    title: status === 499 ? 'Client Closed Request' : (STATUS_CODES[status] ?? 'Error'),
    status,
    detail: isInternal
      ? 'Something unexpected happened in ARQ. Look before repeating the call; `arq logs` has more under this request id.'
      : error.message,
    code: error.code,
    ...(requestId !== undefined && { requestId }),
    ...(error.data !== undefined && !isInternal && { data: { ...error.data } }),
  };
}

/** What fastify itself finds wrong, in ARQ's words. */
function fromFastify(thrown: unknown): ArqError | undefined {
  if (!(thrown instanceof Error) || thrown instanceof ArqError) return undefined;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const status = 'statusCode' in thrown && typeof thrown.statusCode === 'number' ? thrown.statusCode : 500;
  const known = fastifyProblems[code];
  if (known !== undefined) return new ArqError(known[0], known[1], { cause: thrown });
  if (status === 429) {
    return new ArqError('gateway.rate_limited', 'Too many requests. Wait as long as Retry-After says.', {
      cause: thrown,
    });
  }
  if (status >= 400 && status < 500) {
    return new ArqError('gateway.http_invalid', 'The request cannot be read. Check how it is written.', {
      cause: thrown,
    });
  }
  return undefined;
}

const tooLarge: readonly [ArqError['code'], string] = [
  'gateway.body_too_large',
  'The body is larger than this route takes. Send less at once.',
];
const fastifyProblems: Readonly<Record<string, readonly [ArqError['code'], string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: tooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'gateway.media_type_unknown',
    'The body must be JSON. Send it with the header “Content-Type: application/json”.',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'gateway.http_invalid',
    'The body is not as long as Content-Length says. Send it again in full.',
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['gateway.body_invalid', 'The body is empty. Send JSON, for example {}.'],
  FST_ERR_BAD_URL: ['gateway.http_invalid', 'The path cannot be decoded. Check its percent signs.'],
  FST_ERR_ASYNC_CONSTRAINT: ['gateway.http_invalid', 'The request cannot be read. Check its headers.'],
  FST_UNDER_PRESSURE: ['gateway.busy', 'ARQ has more to do than it can keep up with. Try again in a moment.'],
};
