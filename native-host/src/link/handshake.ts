/**
 * Who may speak through the host's door: both sides prove, over fresh challenges, that they can read the secret of this
 * ARQ_HOME. Pure steps without a pipe, so that relay, command line, host and tests run the same ones. The role is part
 * of the proof: what a browser carries can never become a command line.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ArqError } from '../../../shared/protocol/errors.ts';

/** What connects: a browser's relay, a command line, or the shim of an MCP client. */
export type LinkRole = 'browser' | 'cli' | 'client';

const LABEL = 'arq-link-1';
const NONCE = /^[0-9a-f]{64}$/;
const LAUNCH = /^[0-9a-f]{32}$/;
/** No step of the handshake is larger, so a stranger cannot make the host hold more. */
export const MAX_HANDSHAKE_FRAME_BYTES = 4096;

/** One side of the handshake, fed with what the other sends. */
export interface HandshakeSide {
  /** What to send unasked; the side that listens has nothing. */
  readonly first?: Readonly<Record<string, string>>;
  /** Throws `link.refused`. */
  receive(message: unknown): HandshakeStep;
}

export interface HandshakeStep {
  /** What to send now. */
  readonly reply?: Readonly<Record<string, string>>;
  readonly isDone: boolean;
}

/** How a browser came up, as its relay sees it. */
export interface BrowserStart {
  /** What a browser that ARQ started was given, so that whoever started it knows it again. */
  readonly launch?: string | undefined;
  /** Nobody sees its windows. */
  readonly isHeadless?: boolean | undefined;
}

/** The side that connects. Send `first`, then feed it what comes. */
export class ClientHandshake implements HandshakeSide {
  readonly #secret: string;
  readonly #role: LinkRole;
  readonly #start: BrowserStart;
  readonly #nonce = randomBytes(32).toString('hex');
  #isProven = false;

  constructor(secret: string, role: LinkRole, start: BrowserStart = {}) {
    this.#secret = secret;
    this.#role = role;
    this.#start = start;
  }

  get first(): Readonly<Record<string, string>> {
    const { launch, isHeadless } = this.#start;
    return {
      arq: 'hello',
      role: this.#role,
      nonce: this.#nonce,
      ...(launch !== undefined && { launch }),
      ...(isHeadless === true && { headless: 'yes' }),
    };
  }

  /** Throws `link.refused` when the host does not know the secret, or says that this side does not. */
  receive(message: unknown): HandshakeStep {
    const step = fieldsOf(message);
    if (step['arq'] === 'challenge' && !this.#isProven && NONCE.test(step['nonce'] ?? '')) {
      const nonces = { client: this.#nonce, host: step['nonce'] ?? '' };
      // The host proves itself first: a program that squats on its socket learns nothing it could use.
      if (!isProof(step['proof'], prove(this.#secret, 'host', this.#role, nonces)))
        throw refused('The program behind the socket is not this ARQ host');
      this.#isProven = true;
      return { reply: { arq: 'proof', proof: prove(this.#secret, 'client', this.#role, nonces) }, isDone: false };
    }
    if (step['arq'] === 'welcome' && this.#isProven) return { isDone: true };
    throw refused('The host did not accept the handshake');
  }
}

/** The side that listens. Each connection gets its own, so nothing that was once said opens the door again. */
export class HostHandshake implements HandshakeSide {
  readonly #secret: string;
  readonly #nonce = randomBytes(32).toString('hex');
  #expected: string | undefined;
  #role: LinkRole | undefined;
  #start: BrowserStart = {};

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** What the proven peer is. */
  get role(): LinkRole {
    if (this.#role === undefined) throw refused('The handshake is not complete');
    return this.#role;
  }

  /** How the browser came up; tells, and gives no rights. */
  get start(): BrowserStart {
    return this.#start;
  }

  /** Throws `link.refused`. */
  receive(message: unknown): HandshakeStep {
    const step = fieldsOf(message);
    const role = step['role'];
    if (
      step['arq'] === 'hello' &&
      this.#role === undefined &&
      (role === 'browser' || role === 'cli' || role === 'client') &&
      NONCE.test(step['nonce'] ?? '')
    ) {
      const nonces = { client: step['nonce'] ?? '', host: this.#nonce };
      this.#role = role;
      if (role === 'browser') {
        const launch = LAUNCH.test(step['launch'] ?? '') ? step['launch'] : undefined;
        this.#start = { launch, isHeadless: step['headless'] === 'yes' };
      }
      this.#expected = prove(this.#secret, 'client', role, nonces);
      return {
        reply: { arq: 'challenge', nonce: this.#nonce, proof: prove(this.#secret, 'host', role, nonces) },
        isDone: false,
      };
    }
    if (step['arq'] === 'proof' && this.#expected !== undefined && isProof(step['proof'], this.#expected)) {
      this.#expected = undefined;
      return { reply: { arq: 'welcome' }, isDone: true };
    }
    throw refused('The peer does not know the secret of this ARQ host');
  }
}

function prove(
  secret: string,
  side: 'host' | 'client',
  role: LinkRole,
  nonces: { client: string; host: string },
): string {
  return createHmac('sha256', secret).update([LABEL, side, role, nonces.client, nonces.host].join('|')).digest('hex');
}

function isProof(given: string | undefined, expected: string): boolean {
  if (given === undefined || !NONCE.test(given)) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(expected, 'hex'));
}

/** The string fields of a message; a refusal of the other side is thrown as what it is. */
function fieldsOf(message: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof message !== 'object' || message === null) throw refused('The handshake was not understood');
  if ('t' in message && message.t === 'end') throw refused('The host refused the handshake');
  return Object.fromEntries(
    Object.entries(message).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function refused(what: string): ArqError {
  return new ArqError('link.refused', `${what}. Run \`arq setup\` as the user who owns ARQ_HOME, then try again.`);
}
