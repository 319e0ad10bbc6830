/**
 * The record by which an acting call with an idempotency key is done once. Owns the table `keyed_calls`: that a call is
 * about to act is committed before it acts, its answer once it is known. What was begun and has no answer is in doubt
 * and is never done again by itself.
 */
import { createHmac } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Principal } from '../../../shared/policy/principal.ts';
import { workspaceOf } from '../../../shared/policy/principal.ts';
import { ArqError, toArqError } from '../../../shared/protocol/errors.ts';
import { isDispatched } from '../../../shared/tools/as-dispatched.ts';
import type { ToolName } from '../../../shared/tools/types.ts';
import { inStore } from '../store/store-errors.ts';

const RETENTION_MS = 24 * 60 * 60 * 1000;
const MAX_PER_WORKSPACE = 10_000;
const PRUNE_EVERY_MS = 10 * 60 * 1000;
/** A larger answer is not kept; that the call was done is. */
const MAX_ANSWER_CHARS = 512 * 1024;
/** What these answer is the page's, such as cookies and tokens of the user's sessions, and is not for the disk. */
const UNKEPT_ANSWERS: ReadonlySet<string> = new Set<ToolName>(['page_copy', 'page_evaluate', 'storage_set_cookie']);
const KEY = /^[\x21-\x7e]{1,200}$/;

export interface KeyedCall {
  readonly principal: Principal;
  readonly key: string;
  readonly tool: string;
  readonly input: unknown;
}

export interface KeyedCallsOptions {
  /** Keys the hashes of inputs: these may hold passwords, and a plain hash of one could be guessed. */
  readonly secret: string;
  readonly now?: () => number;
  /** Hears of answers that could not be written down. */
  readonly onProblem?: (problem: unknown) => void;
}

/** Handed to whoever carries the call out. */
export interface CallRecord {
  /** Commits that the call is about to act. Called once, just before the effect. */
  begin(): void;
}

type Place = readonly [workspace: string, client: string, key: string];

const row = z.object({
  tool: z.string(),
  input_hash: z.string(),
  state: z.enum(['begun', 'done']),
  answer: z.string().nullable(),
});

export class KeyedCalls {
  readonly #database: DatabaseSync;
  readonly #secret: string;
  readonly #now: () => number;
  readonly #onProblem: (problem: unknown) => void;
  /** Calls of this process that go on: the same one again waits for the same answer. */
  readonly #goingOn = new Map<string, { readonly hash: string; readonly answer: Promise<unknown> }>();
  #prunedAt = -Infinity;

  constructor(database: DatabaseSync, { secret, now = Date.now, onProblem = () => undefined }: KeyedCallsOptions) {
    this.#database = database;
    this.#secret = secret;
    this.#now = now;
    this.#onProblem = onProblem;
  }

  /**
   * Answers from the record, or carries the call out and records it. Only an error that says for certain that
   * nothing was done is not kept: the call may be repeated. Throws `call.key_invalid`, `call.key_reused` for another call under the same key,
   * and `call.in_doubt` when it was begun and nobody knows how it ended.
   */
  async once(call: KeyedCall, carryOut: (record: CallRecord) => Promise<unknown>): Promise<unknown> {
    if (!KEY.test(call.key)) {
      throw new ArqError(
        'call.key_invalid',
        'An idempotency key is 1 to 200 visible ASCII characters, such as a UUID.',
      );
    }
    const { principal, key } = call;
    const place: Place = [workspaceOf(principal), holderOf(principal), key];
    const hash = this.#hash(call);
    const name = JSON.stringify(place);
    const running = this.#goingOn.get(name);
    if (running !== undefined) {
      if (running.hash !== hash) throw keyReused(call);
      return running.answer;
    }
    const known = this.#find(place);
    if (known !== undefined) return answerOf(known, hash, call);
    const answer = this.#carryOut(place, hash, call.tool, carryOut);
    this.#goingOn.set(name, { hash, answer });
    try {
      return await answer;
    } finally {
      this.#goingOn.delete(name);
    }
  }

  async #carryOut(
    place: Place,
    hash: string,
    tool: string,
    carryOut: (record: CallRecord) => Promise<unknown>,
  ): Promise<unknown> {
    let hasBegun = false;
    const begin = () => {
      this.#prune();
      inStore(() =>
        this.#database
          .prepare(
            'INSERT OR REPLACE INTO keyed_calls (workspace, client, key, tool, input_hash, state, began_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
          )
          .run(...place, tool, hash, 'begun', this.#now()),
      );
      hasBegun = true;
    };
    try {
      const answer = await carryOut({ begin });
      if (hasBegun)
        this.#settleIfPossible(place, UNKEPT_ANSWERS.has(tool) ? undefined : JSON.stringify(answer ?? null));
      return answer;
    } catch (thrown) {
      const error = toArqError(thrown);
      if (hasBegun && isUntouched(error)) this.#forget(place);
      throw error;
    }
  }

  #find(place: Place): z.infer<typeof row> | undefined {
    const found = inStore(() =>
      this.#database
        .prepare(
          'SELECT tool, input_hash, state, answer FROM keyed_calls WHERE workspace = ? AND client = ? AND key = ? AND began_at > ?',
        )
        .get(...place, this.#now() - RETENTION_MS),
    );
    return found === undefined ? undefined : row.parse(found);
  }

  /** The call is done and is answered even when its answer cannot be written down: a repetition is then told that it is in doubt. */
  #settleIfPossible(place: Place, answer: string | undefined): void {
    try {
      this.#settle(place, answer);
    } catch (error) {
      this.#onProblem(error);
    }
  }

  /** Undefined for an answer that is not kept. */
  #settle(place: Place, answer: string | undefined): void {
    const kept = answer === undefined || answer.length > MAX_ANSWER_CHARS ? null : answer;
    inStore(() =>
      this.#database
        .prepare(
          "UPDATE keyed_calls SET state = 'done', answer = ?, ended_at = ? WHERE workspace = ? AND client = ? AND key = ?",
        )
        .run(kept, this.#now(), ...place),
    );
  }

  #forget(place: Place): void {
    inStore(() =>
      this.#database.prepare('DELETE FROM keyed_calls WHERE workspace = ? AND client = ? AND key = ?').run(...place),
    );
  }

  /** What is too old, and the oldest of too many. */
  #prune(): void {
    const now = this.#now();
    if (now - this.#prunedAt < PRUNE_EVERY_MS) return;
    this.#prunedAt = now;
    inStore(() => {
      this.#database.prepare('DELETE FROM keyed_calls WHERE began_at <= ?').run(now - RETENTION_MS);
      this.#database
        .prepare(
          `DELETE FROM keyed_calls WHERE (workspace, client, key) IN (
             SELECT workspace, client, key FROM (
               SELECT workspace, client, key,
                      row_number() OVER (PARTITION BY workspace ORDER BY began_at DESC) AS place
               FROM keyed_calls)
             WHERE place > ?)`,
        )
        .run(MAX_PER_WORKSPACE);
    });
  }

  #hash({ tool, input }: KeyedCall): string {
    return createHmac('sha256', this.#secret)
      .update(canonical([tool, input]))
      .digest('base64url');
  }
}

/** Whose keys they are: a token's, or those of the client of that name. A name can never be taken for a token. */
const holderOf = ({ token, name, id }: Principal) =>
  token === undefined ? `client:${name ?? id ?? ''}` : `token:${token}`;

/** Refusals of page engine and host; those that came after something was done say so themselves. */
const UNTOUCHED: ReadonlySet<string> = new Set([
  'page.ref_missing',
  'page.ref_invalid',
  'page.ref_stale',
  'page.element_hidden',
  'page.not_visible',
  'page.obstructed',
  'page.disabled',
  'page.read_only',
  'page.not_editable',
  'page.not_checkable',
  'page.option_missing',
  'page.key_unknown',
  'page.needs_upload',
  'page.no_history',
]);
const UNTOUCHED_AREA = /^(?:policy|process|files|audit|tool\.(?:input_invalid|not_available)$)\b/;

/**
 * True when the error says for certain that nothing was done; whatever else there may be came after the effect. What is
 * refused before the record is begun is not asked about here.
 */
function isUntouched(error: ArqError): boolean {
  return !isDispatched(error) && (UNTOUCHED.has(error.code) || UNTOUCHED_AREA.test(error.code));
}

function answerOf({ tool, input_hash: hash, state, answer }: z.infer<typeof row>, asked: string, call: KeyedCall) {
  if (hash !== asked) throw keyReused(call);
  if (state === 'begun') {
    throw new ArqError(
      'call.in_doubt',
      `${tool} with this idempotency key was begun, and how it ended is not known: it may be done. Look (page_snapshot), and call again with a new key only if it is not.`,
      { data: { tool } },
    );
  }
  if (answer === null) {
    throw new ArqError(
      'call.answer_gone',
      `${tool} with this idempotency key is done; its answer was too large, or too private, to keep. Look at what it did instead of repeating it.`,
      { data: { tool } },
    );
  }
  const parsed: unknown = JSON.parse(answer);
  return parsed;
}

const keyReused = ({ tool }: KeyedCall) =>
  new ArqError(
    'call.key_reused',
    `This idempotency key belongs to another call. Use a new key for every ${tool} that is not a repetition.`,
    { data: { tool } },
  );

/** JSON with sorted keys, so that the order in which a caller writes fields does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
