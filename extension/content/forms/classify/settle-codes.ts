import { cardSecurityCode } from './words/card-security-code.ts';
import { wordTest } from './kind-words.ts';
import type { ReadField } from './read-field.ts';

const SECURITY_CODE = wordTest(cardSecurityCode);

/** Pages say of a card's code that it is a one-time code, to keep the browser from keeping it. */
export function settleCodes(reads: readonly ReadField[]): void {
  if (!reads.some(({ kind }) => kind === 'cardNumber')) return;
  if (reads.some(({ kind }) => kind === 'cardSecurityCode')) return;
  for (const read of reads) {
    const { label, hint, near } = read.clues;
    if (read.kind === 'oneTimeCode' && SECURITY_CODE.inHuman(label || hint || near)) read.kind = 'cardSecurityCode';
  }
}
