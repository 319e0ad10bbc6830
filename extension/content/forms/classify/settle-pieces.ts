import type { FieldKind } from './field-kinds.ts';
import { isPassword, isTextLike, type ReadField } from './read-field.ts';

/** A telephone number or a postal code of one piece is longer. */
const MAX_PIECE = 5;

const IN_PIECES: ReadonlySet<FieldKind | undefined> = new Set<FieldKind>(['phone', 'addressPostalCode', 'nationalId']);

const isShort = ({ field }: ReadField): boolean =>
  field instanceof HTMLInputElement && field.maxLength > 0 && field.maxLength <= MAX_PIECE;

/** Boxes without a word behind a box of a number that comes in pieces are its further pieces. */
export function settlePieces(reads: readonly ReadField[]): void {
  for (const [at, read] of reads.entries()) {
    const before = reads[at - 1];
    if (before === undefined || !IN_PIECES.has(before.kind)) continue;
    const { label, hint, near } = read.clues;
    const isUnsaid = label === '' && hint === '' && near === '' && (read.kind === undefined || isPassword(read));
    // Numbers of the state are hidden as passwords are.
    const isFit = isTextLike(read) || (isPassword(read) && before.kind === 'nationalId');
    if (isUnsaid && isFit && isShort(read) && isShort(before)) read.kind = before.kind;
  }
}
