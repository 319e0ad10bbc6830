/**
 * The operating system's keychain: Keychain on macOS, the credential manager on Windows, the secret service on Linux.
 * On Linux it is pinned to that service: what the library falls back to otherwise, the kernel's keyring, forgets
 * everything at the next start of the computer.
 */
export interface Keychain {
  /** Undefined when nothing is kept there. Rejects when there is no keychain, or it is locked. */
  read(account: string): Promise<string | undefined>;
  write(account: string, value: string): Promise<void>;
}

const SERVICE = 'ARQ';
/** A locked keychain asks the person; the host does not wait for that. */
const ANSWER_MS = 3000;

export const osKeychain: Keychain = {
  read: async (account) => (await (await entryOf(account)).getPassword(AbortSignal.timeout(ANSWER_MS))) ?? undefined,
  write: async (account, value) => (await entryOf(account)).setPassword(value, AbortSignal.timeout(ANSWER_MS)),
};

async function entryOf(account: string) {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  return new AsyncEntry(SERVICE, account, { linux: { store: 'secret-service' } });
}
