import { isTextLike, type ReadField } from './read-field.ts';

/** A telephone number or a postal code of one piece is longer. */
const MAX_PIECE = 5;

const isShort = ({ field }: ReadField): boolean =>
  field instanceof HTMLInputElement && field.maxLength > 0 && field.maxLength <= MAX_PIECE;

/** Boxes without a word behind a box of a telephone number or a postal code are its further pieces. */
export function settlePieces(reads: readonly ReadField[]): void {
  for (const [at, read] of reads.entries()) {
    const before = reads[at - 1];
    if (before?.kind !== 'phone' && before?.kind !== 'addressPostalCode') continue;
    const { label, hint, near } = read.clues;
    const isUnsaid = read.kind === undefined && label === '' && hint === '' && near === '';
    if (isUnsaid && isTextLike(read) && isShort(read) && isShort(before)) read.kind = before.kind;
  }
}
