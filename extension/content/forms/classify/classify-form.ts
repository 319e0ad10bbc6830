/** What the fields of one form ask for: each by itself first, then by what stands beside it. */
import { ReadingPass } from '../../dom/reading-pass.ts';
import { isNativeField } from '../fields-of.ts';
import { fieldClues } from './field-clues.ts';
import type { FieldKind } from './field-kinds.ts';
import { formPurpose, isRecovery, type FormPurpose } from './form-purpose.ts';
import { formScope, type FormScope } from './form-scope.ts';
import { joinDates } from './join-dates.ts';
import { ownKind } from './own-kind.ts';
import { isPassword, isTextLike, type ReadField } from './read-field.ts';
import { settleAddress } from './settle-address.ts';
import { settleCodes } from './settle-codes.ts';
import { settleIdentity } from './settle-identity.ts';
import { settleNames } from './settle-names.ts';
import { settlePasswords } from './settle-passwords.ts';
import { settlePieces } from './settle-pieces.ts';
import { shareLabels } from './share-label.ts';

export interface ClassifiedForm {
  readonly scope: FormScope;
  readonly purpose: FormPurpose;
  readonly kinds: ReadonlyMap<Element, FieldKind | undefined>;
}

/** A name and a password: whoever has forgotten his would be asked for two, or for none. */
const isOneOfEach = (reads: readonly ReadField[]): boolean =>
  reads.filter((read) => isPassword(read)).length === 1 && reads.some((read) => isTextLike(read));

/** Reads a whole form. One pass over it: the page may not change meanwhile. */
export function classifyForm(element: Element, pass: ReadingPass = new ReadingPass()): ClassifiedForm {
  const scope = formScope(element);
  const purpose = formPurpose(scope);
  const reads: ReadField[] = scope.fields.map((field) => {
    const clues = fieldClues(field, pass);
    return { field, clues, kind: ownKind(field, clues) };
  });
  shareLabels(reads);
  joinDates(reads);
  settleCodes(reads);
  settleAddress(reads);
  settlePieces(reads);
  settleNames(reads);
  settleIdentity(reads, purpose);
  settlePasswords(reads, isRecovery(scope) && !isOneOfEach(reads) ? 'recovery' : purpose);
  return { scope, purpose, kinds: new Map(reads.map(({ field, kind }) => [field, kind])) };
}

/** What one field asks for; undefined for what is no field, or none that anything tells of. */
export function fieldKind(element: Element, pass?: ReadingPass): FieldKind | undefined {
  if (!isNativeField(element)) return undefined;
  return classifyForm(element, pass).kinds.get(element);
}
