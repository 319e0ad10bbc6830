import { cardSecurityCode } from './words/card-security-code.ts';
import { wordTest } from './kind-words.ts';
import type { ReadField } from './read-field.ts';

const SECURITY_CODE = wordTest(cardSecurityCode);

const CARD = /^(?:card(?:Number|Name)|expiration)/;
const ACCOUNT = /^(?:password|username)/;

/**
 * Pages say of a card's code that it is a one-time code, to keep the browser from keeping it; and what they call a
 * security code where somebody comes in is on no card.
 */
export function settleCodes(reads: readonly ReadField[]): void {
  const hasCard = reads.some(({ kind }) => CARD.test(kind ?? ''));
  const hasCode = reads.some(({ kind }) => kind === 'cardSecurityCode');
  const isAccount = reads.some(({ kind }) => ACCOUNT.test(kind ?? ''));
  for (const read of reads) {
    const { label, hint, near } = read.clues;
    const isSaid = SECURITY_CODE.inHuman(label || hint || near);
    if (read.kind === 'oneTimeCode' && hasCard && !hasCode && isSaid) read.kind = 'cardSecurityCode';
    else if (read.kind === 'cardSecurityCode' && !hasCard && isAccount) read.kind = isSaid ? 'captcha' : undefined;
  }
}
