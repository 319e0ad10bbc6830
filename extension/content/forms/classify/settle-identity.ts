import type { FieldKind } from './field-kinds.ts';
import type { FormPurpose } from './form-purpose.ts';
import { isPassword, isTextLike, type ReadField } from './read-field.ts';

/** Whoever comes in is asked who he is, in whatever form: name, address or number. The likelier ones first. */
const IDENTITIES: readonly (FieldKind | undefined)[] = ['username', 'emailAddress', 'phone', undefined];
/** What is asked for beside the identity, never for it. */
const BESIDE: ReadonlySet<FieldKind | undefined> = new Set<FieldKind | undefined>([
  'captcha',
  'oneTimeCode',
  'search',
  'coupon',
  'phoneCode',
  'organization',
]);
/** Never what somebody comes in by. */
const NO_NAME: ReadonlySet<FieldKind | undefined> = new Set<FieldKind | undefined>([
  'captcha',
  'oneTimeCode',
  'search',
]);
/** What is to be from now on is not what somebody comes in by. */
const TO_BE = /^(?:your )?(?:new|новый|новая|neue|nouvelle?|nuev[oa]|novo|nuov[oa]|nieuw|now[ye]|新しい)(?: |$)/;
const MAX_TEXTS_WITHOUT_PASSWORD = 2;

const isIdentity = (read: ReadField) =>
  isTextLike(read) &&
  !/^(?:birthday|expiration)/.test(read.kind ?? '') &&
  !BESIDE.has(read.kind) &&
  !isPassword(read) &&
  !TO_BE.test(read.clues.label || read.clues.hint);

/** The likeliest; of several alike the last, which stands next to the password. */
function likeliest(candidates: readonly ReadField[]): ReadField | undefined {
  for (const kind of IDENTITIES) {
    const found = candidates.findLast((read) => read.kind === kind);
    if (found !== undefined) return found;
  }
  return candidates.at(-1);
}

/** A page may hold several forms that mark-up does not part: each password has its own identity before it. */
function namePerPassword(reads: readonly ReadField[]): void {
  let start = 0;
  for (const [at, read] of reads.entries()) {
    if (!isPassword(read)) continue;
    const before = reads.slice(start, at).filter((one) => isTextLike(one));
    const identity =
      likeliest(before.filter((one) => isIdentity(one))) ??
      before.findLast(({ kind, clues }) => !NO_NAME.has(kind) && !TO_BE.test(clues.label || clues.hint));
    if (identity !== undefined) identity.kind = 'username';
    start = at + 1;
  }
}

/** A number that is typed hidden after a name is the password of those who come in by it. */
function settlePin(reads: readonly ReadField[]): void {
  for (const read of reads) {
    const { field, clues } = read;
    if (read.kind !== 'oneTimeCode' || field.type !== 'password') continue;
    const isBox = field instanceof HTMLInputElement && field.maxLength === 1;
    const said = `${clues.label} ${clues.hint} ${clues.near}`.replaceAll('*', ' ');
    if (!isBox && /(?:^| )(?:pin|passcode|access code|пин код|пин)(?: |$)|暗証番号/.test(said)) read.kind = 'password';
  }
}

/** A number by which a person is known somewhere names an account only where one is come in by, or made. */
function dropReferences(reads: readonly ReadField[]): void {
  for (const read of reads) {
    const said = read.clues.label || read.clues.hint;
    const isNumber = /(?:^| )(?:id|no|number|nr|nummer|номер|numero|番号)(?: |$)/.test(said);
    if (read.kind === 'username' && isNumber && !/user|log ?in|sign|choose|create/.test(said)) read.kind = undefined;
  }
}

export function settleIdentity(reads: readonly ReadField[], purpose: FormPurpose): void {
  if (purpose === 'log-in' && !reads.some((read) => isPassword(read))) settlePin(reads);
  const password = reads.findIndex((read) => isPassword(read));
  const candidates = reads.filter((read) => isIdentity(read));
  if (purpose === 'log-in') {
    if (password !== -1) namePerPassword(reads);
    const isNamed = candidates.some(({ kind }) => kind === 'username');
    const isFew = password !== -1 || candidates.length <= MAX_TEXTS_WITHOUT_PASSWORD;
    const [first] = candidates;
    if (!isNamed && isFew && first !== undefined) first.kind = 'username';
    return;
  }
  if (password === -1) dropReferences(reads);
  const before = candidates.findLast((read) => reads.indexOf(read) < password);
  if (before !== undefined && before.kind === undefined && !candidates.some(({ kind }) => kind === 'username')) {
    const hasEmail = candidates.some(({ kind }) => kind === 'emailAddress');
    if (hasEmail || candidates.length === 1) before.kind = 'username';
  }
}
