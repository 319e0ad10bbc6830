/**
 * Large results that a client gets a handle to instead: the rest of a text, a whole picture. Files of this host process
 * in a folder of the user's alone, each readable by the client it was made for and by no other; the oldest go first.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Principal } from '../../../../shared/policy/principal.ts';
import { workspaceOf } from '../../../../shared/policy/principal.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';

const MAX_HANDLES = 500;
const MAX_BYTES = 256 * 1024 * 1024;

export type Content =
  | { readonly mime: string; readonly text: string }
  | { readonly mime: string; readonly base64: string };

interface Kept {
  readonly owner: string;
  readonly mime: string;
  readonly isText: boolean;
  readonly bytes: number;
}

export class Handles {
  readonly #folder: string;
  /** Oldest first. */
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;
  #isReady = false;

  /** `folder` holds nothing else: what a host before this one left there is removed at first use. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps `content` for `owner` and returns its URI. */
  keep(owner: Principal, content: Content): string {
    this.#prepare();
    const id = randomBytes(12).toString('hex');
    const isText = 'text' in content;
    const data = isText ? Buffer.from(content.text) : Buffer.from(content.base64, 'base64');
    writeFileSync(join(this.#folder, id), data, { mode: 0o600 });
    this.#kept.set(id, { owner: ownerKey(owner), mime: content.mime, isText, bytes: data.length });
    this.#bytes += data.length;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#kept.size <= MAX_HANDLES && this.#bytes <= MAX_BYTES) break;
      this.#kept.delete(oldest);
      this.#bytes -= bytes;
      rmSync(join(this.#folder, oldest), { force: true });
    }
    return `arq://handles/${id}`;
  }

  /** Throws `handle.not_found`, also for another client's. */
  read(owner: Principal, id: string): Content {
    const kept = this.#kept.get(id);
    if (kept === undefined || kept.owner !== ownerKey(owner)) {
      throw new ArqError('handle.not_found', 'There is no such handle any more. Call the tool again.');
    }
    const data = readFileSync(join(this.#folder, id));
    const { mime, isText } = kept;
    return isText ? { mime, text: data.toString() } : { mime, base64: data.toString('base64') };
  }

  #prepare(): void {
    if (this.#isReady) return;
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    this.#isReady = true;
  }
}

const ownerKey = (owner: Principal): string => `${workspaceOf(owner)} ${owner.kind} ${owner.id ?? ''}`;
