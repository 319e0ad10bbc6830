/** What a line of an address is hangs on the lines around it. */
import { wordTest } from './kind-words.ts';
import { isTextLike, type ReadField } from './read-field.ts';
import { houseNumber } from './words/house-number.ts';

const PIN = /(?:^| )pin(?: ?code)?(?: |$)/;

const HOUSE_NUMBER = wordTest(houseNumber);

function isHouseNumber({ kind, clues }: ReadField): boolean {
  if (kind !== 'addressStreet' && kind !== undefined) return false;
  const said = clues.label || clues.hint || clues.near;
  return said === '' ? HOUSE_NUMBER.inMachine(clues.machine) : HOUSE_NUMBER.inHuman(said);
}

/** Beside a street: alone, such a word asks for the whole line. */
function settleHouseNumbers(reads: readonly ReadField[]): void {
  for (const [at, read] of reads.entries()) {
    if (!isTextLike(read) || !isHouseNumber(read)) continue;
    const beside = [reads[at - 1], reads[at + 1], reads[at + 2]];
    const isBeside = beside.some((one) => one?.kind === 'addressStreet' && !isHouseNumber(one));
    if (isBeside) read.kind = 'houseNumber';
  }
}

const isUnsaid = ({ clues }: ReadField): boolean => clues.label === '' && clues.hint === '' && clues.near === '';

export function settleAddress(reads: readonly ReadField[]): void {
  settleHouseNumbers(reads);
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
