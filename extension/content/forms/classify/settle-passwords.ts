import type { FormPurpose } from './form-purpose.ts';
import { isPassword, isTextLike, type ReadField } from './read-field.ts';

const isSaidNew = ({ kind, clues }: ReadField) =>
  kind === 'password.new' && clues.autocomplete.includes('new-password');

/** Several forms that mark-up does not part: each password stands behind a name of its own. */
function isEachNamed(reads: readonly ReadField[]): boolean {
  return reads.every((read, at) => !isPassword(read) || reads[at - 1]?.kind === 'username');
}

/**
 * Where a field does not say which password it takes, the others beside it and the form's purpose do; at last, how much
 * else is asked for.
 */
export function settlePasswords(reads: readonly ReadField[], purpose: FormPurpose | 'recovery'): void {
  const passwords = reads.filter((read) => isPassword(read));
  const [only] = passwords;
  if (only === undefined) return;
  const isAlone = passwords.length === 1;
  // Pages say "new" of a password to keep the browser from filling it.
  if (isAlone && purpose === 'log-in' && isSaidNew(only)) only.kind = 'password.current';
  const unsaid = passwords.filter(({ kind }) => kind === 'password');
  const isOneSaid = unsaid.length < passwords.length;
  const isLogIn = purpose === 'log-in' && (isAlone || isEachNamed(reads));
  const isFew = isAlone && reads.filter((read) => isTextLike(read)).length <= 1;
  const isCurrent = isLogIn || (purpose === 'other' && isFew && !isOneSaid);
  for (const read of unsaid) read.kind = isCurrent ? 'password.current' : 'password.new';
}
