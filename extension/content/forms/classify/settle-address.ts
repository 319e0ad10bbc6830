/** What a line of an address is hangs on the lines around it. */
import { isTextLike, type ReadField } from './read-field.ts';

const PIN = /(?:^| )pin(?: ?code)?(?: |$)/;

const isUnsaid = ({ clues }: ReadField): boolean => clues.label === '' && clues.hint === '' && clues.near === '';

export function settleAddress(reads: readonly ReadField[]): void {
  const has = (kind: ReadField['kind']) => reads.some((read) => read.kind === kind);
  // A form that asks for a flat and never for a street takes the whole address there.
  const first = reads.find(({ kind }) => kind === 'addressStreet2');
  if (first !== undefined && !has('addressStreet')) first.kind = 'addressStreet';
  for (const [at, read] of reads.entries()) {
    if (read.kind === undefined && isTextLike(read) && isUnsaid(read) && reads[at - 1]?.kind === 'addressStreet')
      read.kind = 'addressStreet2';
    // India's postal codes are called as the codes of cards are.
    const isPin =
      read.kind === 'oneTimeCode' && PIN.test(`${read.clues.label} ${read.clues.hint}`.replaceAll('*', ' '));
    if (isPin && !has('addressPostalCode') && (has('addressCity') || has('addressProvince') || has('addressStreet')))
      read.kind = 'addressPostalCode';
  }
}
