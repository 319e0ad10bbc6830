/** One request over a raw socket, exactly as it is written, and the answer to it. For tests. */
import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** ARQ's code, when the body is a problem document. */
  readonly code: string | undefined;
}

export interface RawRequest {
  readonly port: number;
  /** Another address of loopback, so that one row's lock-out is not another's. */
  readonly from?: string;
  readonly lines: readonly string[];
  readonly body?: string | Uint8Array;
}

const PATIENCE_MS = 10_000;

/** Resolves with the answer once it is complete or the server hangs up; rejects when there is none. */
export async function sendRaw({ port, from, lines, body = '' }: RawRequest): Promise<RawAnswer> {
  const socket = connect({ port, host: '127.0.0.1', ...(from !== undefined && { localAddress: from }) });
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  let received = Buffer.alloc(0);
  const finish = () => {
    const answer = parseAnswer(received);
    if (answer === undefined) reject(new Error(`No answer: ${received.toString('latin1').slice(0, 200)}`));
    else resolve(answer);
    socket.destroy();
  };
  socket.setTimeout(PATIENCE_MS, finish);
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    if (isComplete(received)) finish();
  });
  // A server that has answered may hang up on what is still being sent.
  socket.on('error', finish);
  socket.on('close', finish);
  socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  socket.write(body);
  return promise;
}

function splitAnswer(bytes: Buffer): { head: string[]; body: Buffer } | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  return { head: bytes.subarray(0, end).toString('latin1').split('\r\n'), body: bytes.subarray(end + 4) };
}

function headersOf(head: readonly string[]): Map<string, string> {
  return new Map(
    head.slice(1).map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

const statusIn = (head: readonly string[]) => Number(head[0]?.split(' ')[1]);

function isComplete(bytes: Buffer): boolean {
  const answer = splitAnswer(bytes);
  if (answer === undefined) return false;
  const headers = headersOf(answer.head);
  if (statusIn(answer.head) === 101) return true;
  const length = headers.get('content-length');
  if (length !== undefined) return answer.body.length >= Number(length);
  if (headers.get('content-type')?.startsWith('text/event-stream') === true) return true;
  return headers.get('transfer-encoding') === 'chunked' && answer.body.toString('latin1').endsWith('0\r\n\r\n');
}

function parseAnswer(bytes: Buffer): RawAnswer | undefined {
  const answer = splitAnswer(bytes);
  if (answer === undefined) return undefined;
  const headers = headersOf(answer.head);
  const body = answer.body.toString('utf8');
  const isProblem = headers.get('content-type')?.startsWith('application/problem+json') === true;
  const problem: unknown = isProblem ? JSON.parse(body) : undefined;
  const code = typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : undefined;
  return { status: statusIn(answer.head), headers, body, code };
}
