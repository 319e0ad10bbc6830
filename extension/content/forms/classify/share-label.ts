/** One text over several fields, such as `City, State, Zip` or `PLZ / Ort`: its words in their order tell the fields in theirs. */
import type { FieldKind } from './field-kinds.ts';
import { KIND_TESTS } from './kind-tests.ts';
import { isTextLike, type ReadField } from './read-field.ts';

/** Parts of what is called, which alone would be taken for something else. */
const NO_THING = /^(?:name|names|code|number|no|address|line|and|or|und|et|y|e|i|и|\d+)$/;
const MAX_WORDS = 12;

function kindsListed(text: string): FieldKind[] {
  const words = text.split(' ').filter((word) => !NO_THING.test(word));
  if (words.length < 2 || words.length > MAX_WORDS) return [];
  const kinds = words.flatMap((word) => KIND_TESTS.find(({ words: test }) => test.inHuman(word))?.kind ?? []);
  return [...new Set(kinds)];
}

const isUnsaid = ({ field, clues }: ReadField): boolean =>
  clues.label === '' && clues.hint === '' && clues.near === '' && /^(?:text|tel|number|select-one)$/.test(field.type);

export function shareLabels(reads: readonly ReadField[]): void {
  for (const [at, read] of reads.entries()) {
    const after = reads.slice(at + 1);
    const end = after.findIndex((one) => !isUnsaid(one));
    const sharing = [read, ...(end === -1 ? after : after.slice(0, end))];
    const isChoice = read.field instanceof HTMLSelectElement;
    if (sharing.length < 2 || !(isChoice || isTextLike(read))) continue;
    const kinds = kindsListed(read.clues.label === '' ? read.clues.near : read.clues.label);
    if (kinds.length !== sharing.length) continue;
    for (const [index, one] of sharing.entries()) one.kind = kinds[index];
  }
}
