import { datePart, type DatePart } from './date-part.ts';
import type { FieldKind } from './field-kinds.ts';
import type { ReadField } from './read-field.ts';

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
export function joinDates(reads: readonly ReadField[]): void {
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
