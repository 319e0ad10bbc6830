/**
 * The profiles of the person's details. Owns what lies below `profiles/` in the sealed secrets; nothing of it is in the
 * database, in a log or in the audit trail. One profile is one secret, so that it is written whole or not at all.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  type Profile,
  profile as profileSchema,
  type ProfileValues,
  type ProfileView,
  viewOf,
} from '../../../shared/profiles/profile.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { Secrets } from '../store/secrets/secret-store.ts';

const FOLDER = 'profiles/';
/** More is no address book of oneself. */
const MAX_PROFILES = 50;

const kept = profileSchema.extend({ at: z.number() });
type Kept = z.infer<typeof kept>;

export interface ProfileChange {
  readonly id?: string | undefined;
  readonly name: string;
  readonly isDefault?: boolean | undefined;
  readonly mayFillPrivate?: boolean | undefined;
  readonly values: ProfileValues;
}

export class ProfileBook {
  readonly #secrets: Secrets;
  /** Changes one after the other: which one is the default is settled over all of them. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  /** In the order they were made. Throws `secrets.locked`, `secrets.damaged`. */
  async list(): Promise<ProfileView[]> {
    return (await this.#all()).map((one) => viewOf(plain(one)));
  }

  /** By id or name; the default one when neither is given. Throws `profiles.none`, `profiles.not_found`. */
  async get(wanted?: string): Promise<Profile> {
    return plain(find(await this.#all(), wanted));
  }

  /** Throws `profiles.name_taken`, `profiles.not_found`, `profiles.too_many`. */
  set(change: ProfileChange): Promise<ProfileView> {
    return this.#inTurn(async () => {
      const all = await this.#all();
      const before = change.id === undefined ? undefined : all.find(({ id }) => id === change.id);
      if (change.id !== undefined && before === undefined) throw notFound(change.id);
      assertNew(all, change, before);
      const next: Kept = {
        id: before?.id ?? randomBytes(6).toString('hex'),
        name: change.name,
        isDefault: change.isDefault ?? before?.isDefault ?? all.length === 0,
        mayFillPrivate: change.mayFillPrivate ?? before?.mayFillPrivate ?? false,
        values: change.values,
        at: before?.at ?? Date.now(),
      };
      await this.#write(next);
      const others = all.filter(({ id }) => id !== next.id);
      await this.#settleDefault(next, others);
      return viewOf(
        plain(next.isDefault || others.some(({ isDefault }) => isDefault) ? next : { ...next, isDefault: true }),
      );
    });
  }

  /** Resolves with the name of what was deleted. Throws `profiles.not_found`. */
  delete(wanted: string): Promise<string> {
    return this.#inTurn(async () => {
      const all = await this.#all();
      const gone = find(all, wanted);
      await this.#secrets.delete(FOLDER + gone.id);
      const [first] = all.filter(({ id }) => id !== gone.id);
      if (gone.isDefault && first !== undefined) await this.#write({ ...first, isDefault: true });
      return gone.name;
    });
  }

  /** There is one default as long as there is a profile. */
  async #settleDefault(next: Kept, others: readonly Kept[]): Promise<void> {
    if (next.isDefault) {
      for (const other of others) if (other.isDefault) await this.#write({ ...other, isDefault: false });
    } else if (!others.some(({ isDefault }) => isDefault)) await this.#write({ ...next, isDefault: true });
  }

  async #write(one: Kept): Promise<void> {
    await this.#secrets.set(FOLDER + one.id, JSON.stringify(one));
  }

  async #all(): Promise<Kept[]> {
    const names = (await this.#secrets.names()).filter((name) => name.startsWith(FOLDER));
    const all: Kept[] = [];
    for (const name of names) {
      const text = await this.#secrets.get(name);
      if (text !== undefined) all.push(parse(text));
    }
    return all.toSorted((a, b) => a.at - b.at);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

const plain = ({ id, name, isDefault, mayFillPrivate, values }: Kept): Profile => ({
  id,
  name,
  isDefault,
  mayFillPrivate,
  values,
});

function parse(text: string): Kept {
  const parsed = kept.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  // What is wrong with it would tell its values.
  throw new ArqError(
    'profiles.damaged',
    'A profile was written by another version of ARQ. Delete it and enter it anew.',
  );
}

function find(all: readonly Kept[], wanted: string | undefined): Kept {
  if (all.length === 0) {
    throw new ArqError(
      'profiles.none',
      'There is no profile of your details yet. Enter one in the panel under More, My details, or with `arq profiles set`.',
    );
  }
  const found =
    wanted === undefined
      ? (all.find(({ isDefault }) => isDefault) ?? all[0])
      : (all.find(({ id }) => id === wanted) ?? all.find(({ name }) => isSame(name, wanted)));
  if (found === undefined) throw notFound(wanted ?? '');
  return found;
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.trim().toLowerCase();

/** The others are not named: what this says goes to programs as well. */
const notFound = (wanted: string) =>
  new ArqError(
    'profiles.not_found',
    `There is no profile “${wanted}”. The user sees theirs in the panel under More, My details, or with \`arq profiles\`.`,
  );

function assertNew(all: readonly Kept[], change: ProfileChange, before: Kept | undefined): void {
  if (all.some(({ id, name }) => id !== before?.id && isSame(name, change.name)))
    throw new ArqError(
      'profiles.name_taken',
      `There is a profile “${change.name}” already. Give this one another name.`,
    );
  if (before === undefined && all.length >= MAX_PROFILES)
    throw new ArqError('profiles.too_many', `There are ${MAX_PROFILES} profiles already. Delete one first.`);
}
