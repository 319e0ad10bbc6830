import type { NativeField } from '../fields-of.ts';
import type { FieldClues } from './field-clues.ts';
import type { FieldKind } from './field-kinds.ts';

/** A field of a form while its kind is being settled: by itself first, then by what stands beside it. */
export interface ReadField {
  readonly field: NativeField;
  readonly clues: FieldClues;
  kind: FieldKind | undefined;
}

export const isTextLike = ({ field }: ReadField): boolean => /^(?:text|email|tel|number|url)$/.test(field.type);
export const isPassword = ({ kind }: ReadField): boolean => kind?.startsWith('password') === true;
