/** What the fields of one form ask for: each by itself first, then by what stands beside it. */
import { ReadingPass } from '../../dom/reading-pass.ts';
import { isNativeField, type NativeField } from '../fields-of.ts';
import { datePart, type DatePart } from './date-part.ts';
import { fieldClues, type FieldClues } from './field-clues.ts';
import type { FieldKind } from './field-kinds.ts';
import { formPurpose, isRecovery, type FormPurpose } from './form-purpose.ts';
import { formScope, type FormScope } from './form-scope.ts';
import { ownKind } from './own-kind.ts';

interface Read {
  readonly field: NativeField;
  readonly clues: FieldClues;
  kind: FieldKind | undefined;
}

export interface ClassifiedForm {
  readonly scope: FormScope;
  readonly purpose: FormPurpose;
  readonly kinds: ReadonlyMap<Element, FieldKind | undefined>;
}

const isTextLike = ({ field }: Read) => /^(?:text|email|tel|number|url)$/.test(field.type);
const isPassword = ({ kind }: Read) => kind?.startsWith('password') === true;

type Family = 'birthday' | 'expiration';
const familyOf = (kind: FieldKind | undefined): Family | undefined =>
  kind?.startsWith('birthday') === true
    ? 'birthday'
    : kind?.startsWith('expiration') === true
      ? 'expiration'
      : undefined;

function partKind(family: Family, part: DatePart | undefined): FieldKind {
  if (part === undefined || (family === 'expiration' && part === 'Day')) return family;
  return family === 'birthday' ? `birthday${part}` : part === 'Month' ? 'expirationMonth' : 'expirationYear';
}

/** How far a part of a date may stand from the next. */
const MAX_PARTS = 3;

/** Day, month and year in fields of their own. */
function joinDates(reads: readonly Read[]): void {
  const parts = reads.map(({ field, clues, kind }) => {
    const isWhole = field instanceof HTMLInputElement && /^(?:date|month)$/.test(field.type);
    const canBePart = kind === undefined || kind === 'birthday' || kind === 'expiration';
    return isWhole || !canBePart ? undefined : datePart(field, clues);
  });
  const hasCard = reads.some(({ kind }) => kind === 'cardNumber' || kind === 'cardSecurityCode');
  for (const [at, read] of reads.entries()) {
    const part = parts[at];
    if (part === undefined) continue;
    const around = [1, 2].flatMap((step) => [at - step, at + step]).filter((one) => parts[one] !== undefined);
    const family =
      familyOf(read.kind) ??
      around.map((one) => familyOf(reads[one]?.kind)).find((one) => one !== undefined) ??
      (around.some((one) => parts[one] === 'Day') || part === 'Day' ? 'birthday' : undefined) ??
      (hasCard && around.length > 0 && around.length < MAX_PARTS ? 'expiration' : undefined);
    if (family !== undefined && (read.kind !== undefined || around.length > 0)) read.kind = partKind(family, part);
  }
}

/** Names depend on which others are asked for beside them. */
function settleNames(reads: readonly Read[]): void {
  const has = (kind: FieldKind) => reads.some((read) => read.kind === kind);
  const hasCard = has('cardNumber') || has('cardSecurityCode');
  for (const [at, read] of reads.entries()) {
    if (read.kind === 'fullName') {
      const isBesideCard = reads
        .slice(Math.max(0, at - 2), at + 3)
        .some(({ kind }) => kind === 'cardNumber' || kind === 'cardSecurityCode');
      if (hasCard && isBesideCard && !has('cardName')) read.kind = 'cardName';
      else if (has('lastName') && !has('firstName')) read.kind = 'firstName';
      else if (has('firstName') && !has('lastName')) read.kind = 'lastName';
    } else if (
      read.kind === 'lastName' &&
      !has('firstName') &&
      !has('fullName') &&
      /^nom$/.test(read.clues.label || read.clues.hint)
    ) {
      read.kind = 'fullName';
    } else if (
      read.kind === 'firstName' &&
      !has('lastName') &&
      /^(?:your |tu |seu |il tuo )?(?:nombre|nome|nombres)$/.test(read.clues.label || read.clues.hint)
    ) {
      read.kind = 'fullName';
    }
  }
}

/** Whoever comes in is asked who he is, in whatever form: name, address or number. */
const IDENTITIES: ReadonlySet<FieldKind | undefined> = new Set<FieldKind | undefined>([
  undefined,
  'emailAddress',
  'phone',
  'username',
  'fullName',
  'firstName',
  'displayName',
  'other',
  'cardNumber',
  'nationalId',
]);
const MAX_TEXTS_WITHOUT_PASSWORD = 2;

function settleIdentity(reads: readonly Read[], purpose: FormPurpose): void {
  const password = reads.findIndex((read) => isPassword(read));
  const candidates = reads.filter((read) => isTextLike(read) && IDENTITIES.has(read.kind));
  const before = password === -1 ? undefined : candidates.findLast((read) => reads.indexOf(read) < password);
  if (purpose === 'log-in') {
    const identity =
      before ?? (password !== -1 || candidates.length <= MAX_TEXTS_WITHOUT_PASSWORD ? candidates[0] : undefined);
    if (identity !== undefined) identity.kind = 'username';
  } else if (before !== undefined && before.kind === undefined && !candidates.some(({ kind }) => kind === 'username')) {
    const hasEmail = candidates.some(({ kind }) => kind === 'emailAddress');
    if (hasEmail || candidates.length === 1) before.kind = 'username';
  }
}

/** Where a field does not say which password it takes, the others beside it and the form's purpose do. */
function settlePasswords(reads: readonly Read[], purpose: FormPurpose | 'recovery'): void {
  const passwords = reads.filter((read) => isPassword(read));
  const [only] = passwords;
  const isAlone = passwords.length === 1;
  // Pages say "new" of a password to keep the browser from filling it.
  if (
    isAlone &&
    purpose === 'log-in' &&
    only?.kind === 'password.new' &&
    only.clues.autocomplete.includes('new-password')
  ) {
    only.kind = 'password.current';
  }
  const isNew =
    purpose === 'sign-up' || (purpose === 'recovery' && !isAlone) || passwords.some(({ kind }) => kind !== 'password');
  for (const read of passwords) {
    if (read.kind !== 'password') continue;
    if (isAlone && purpose === 'log-in') read.kind = 'password.current';
    else if (isNew) read.kind = 'password.new';
  }
}

/** Reads a whole form. One pass over it: the page may not change meanwhile. */
export function classifyForm(element: Element, pass: ReadingPass = new ReadingPass()): ClassifiedForm {
  const scope = formScope(element);
  const purpose = formPurpose(scope);
  const reads: Read[] = scope.fields.map((field) => {
    const clues = fieldClues(field, pass);
    return { field, clues, kind: ownKind(field, clues) };
  });
  joinDates(reads);
  settleNames(reads);
  settleIdentity(reads, purpose);
  settlePasswords(reads, isRecovery(scope) ? 'recovery' : purpose);
  return { scope, purpose, kinds: new Map(reads.map(({ field, kind }) => [field, kind])) };
}

/** What one field asks for; undefined for what is no field, or none that anything tells of. */
export function fieldKind(element: Element, pass?: ReadingPass): FieldKind | undefined {
  if (!isNativeField(element)) return undefined;
  return classifyForm(element, pass).kinds.get(element);
}
