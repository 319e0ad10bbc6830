import type { FieldKind } from './field-kinds.ts';
import { wordTest } from './kind-words.ts';
import type { ReadField } from './read-field.ts';

/** Words that mean the whole name where nothing asks for the family's, and the given name where something does. */
const EITHER = wordTest({
  human: {
    ru: 'имя',
    uk: 'ім я',
    es: 'nombre|nombres',
    it: 'nome',
    pl: 'imię',
    cs: 'jméno',
    el: 'όνομα',
    tr: 'ad|adı|adınız|isim|isminiz',
    zh: '名字',
    ko: '이름',
  },
  not: 'first|given|primeiro nome|primer nombre|nombre de pila|nome proprio|křestní',
});
/** The family's name, or the whole one. */
const EITHER_LAST = /^(?:votre )?nom$/;

const isCard = ({ kind }: ReadField): boolean => kind === 'cardNumber' || kind === 'cardSecurityCode';

/** Names depend on which others are asked for beside them. */
export function settleNames(reads: readonly ReadField[]): void {
  const has = (kind: FieldKind) => reads.some((read) => read.kind === kind);
  const hasCard = reads.some((read) => isCard(read));
  for (const [at, read] of reads.entries()) {
    const text = read.clues.label || read.clues.hint || read.clues.near;
    if (read.kind === 'fullName') {
      const isBesideCard = reads.slice(Math.max(0, at - 2), at + 3).some((one) => isCard(one));
      if (hasCard && isBesideCard && !has('cardName')) read.kind = 'cardName';
      else if (has('lastName') && !has('firstName')) read.kind = 'firstName';
      else if (has('firstName') && !has('lastName')) read.kind = 'lastName';
    } else if (read.kind === 'lastName' && EITHER_LAST.test(text) && !has('firstName') && !has('fullName')) {
      read.kind = 'fullName';
    } else if (read.kind === 'firstName' && EITHER.inHuman(text) && !has('lastName')) {
      read.kind = 'fullName';
    }
  }
}
