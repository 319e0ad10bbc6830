/** One detail over several fields, as where a telephone number has three boxes. Pure but for the fields' lengths. */
import type { FieldKind } from '../classify/field-kinds.ts';
import type { NativeField } from '../fields-of.ts';

const IN_PIECES: ReadonlySet<FieldKind | undefined> = new Set<FieldKind>(['phone', 'addressPostalCode', 'cardNumber']);
/** Longest code of a country, in figures. */
const MAX_COUNTRY_CODE = 3;

interface AskedField {
  readonly field: NativeField;
  readonly kind: FieldKind | undefined;
}

const lengthOf = ({ field }: AskedField) =>
  field instanceof HTMLInputElement && field.maxLength > 0 ? field.maxLength : Infinity;

/** The fields around one that ask for the same and are limited in length; none for most. */
function runAround(asked: readonly AskedField[], at: number): readonly AskedField[] {
  const own = asked[at];
  const isPart = (one: AskedField | undefined) =>
    one !== undefined && one.kind === own?.kind && Number.isFinite(lengthOf(one));
  if (!IN_PIECES.has(own?.kind) || !isPart(own)) return [];
  let [start, end] = [at, at + 1];
  while (isPart(asked[start - 1])) start -= 1;
  while (isPart(asked[end])) end += 1;
  return asked.slice(start, end);
}

/**
 * What of a detail belongs into the field at a place: the whole of it for most fields. Empty where the fields before it
 * have taken everything; undefined where the detail does not fit into them all.
 */
export function pieceFor(asked: readonly AskedField[], at: number, detail: string): string | undefined {
  const run = runAround(asked, at);
  if (run.length < 2) return detail;
  const isPhone = run[0]?.kind === 'phone';
  const lengths = run.map((one) => lengthOf(one));
  const whole = detail.replaceAll(run[0]?.kind === 'addressPostalCode' ? /[\s-]/g : /\D/g, '');
  // Room for all of it in each: the same is asked for twice.
  if (lengths.every((length) => length >= whole.length)) return detail;
  const index = run.findIndex(({ field }) => field === asked[at]?.field);
  if (lengths[0] === whole.length) return index === 0 ? whole : '';
  const excess = whole.length - lengths.reduce((sum, length) => sum + length, 0);
  const hasCode = isPhone && detail.startsWith('+') && excess > 0 && excess <= MAX_COUNTRY_CODE;
  if (excess !== 0 && !hasCode) return undefined;
  const start = excess + lengths.slice(0, index).reduce((sum, length) => sum + length, 0);
  return whole.slice(start, start + (lengths[index] ?? 0));
}
