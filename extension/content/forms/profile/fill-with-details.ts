/** Fills the fields of one form with a profile's details, one after the other, and says what became of each. */
import type { LeftReason } from '../../../../shared/tools/page/fill-profile.ts';
import type { ProfileValues } from '../../../../shared/profiles/profile.ts';
import { toArqError } from '../../../../shared/protocol/errors.ts';
import type { CallContext } from '../../../../shared/tools/types.ts';
import { throwIfCancelled } from '../../act/pause.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { isSecretField, keepPrivate } from '../../private-fields.ts';
import { classifyForm } from '../classify/classify-form.ts';
import type { FieldKind } from '../classify/field-kinds.ts';
import { isSeen, isUsable } from '../classify/page-forms.ts';
import { isNativeField, type NativeField } from '../fields-of.ts';
import { fillField } from '../fill-field.ts';
import { isHeld } from '../check-value.ts';
import { isPreset, rawValue } from '../read-value.ts';
import { detailFor } from './detail-for.ts';
import { pieceFor } from './detail-pieces.ts';
import { isOnTop } from './is-on-top.ts';
import { isShownByFrames } from './shown-by-frames.ts';
import { streetParts } from './street-parts.ts';
import { textForField } from './text-for-field.ts';

export interface Treated {
  readonly field: NativeField;
  readonly kind: FieldKind | undefined;
  /** Undefined when it was filled. */
  readonly reason?: LeftReason;
}

const TOOL = 'page_fill_form';
const SECRET_KINDS = /^(?:password|card|expiration)/;

/** What the person or the page has put there stays. */
const isTaken = (field: NativeField): boolean =>
  field instanceof HTMLSelectElement ? !isPreset(field) : rawValue(field).trim() !== '';

function reasonToLeave(
  field: NativeField,
  kind: FieldKind | undefined,
  detail: string | undefined,
  withheld: readonly string[],
  pass: ReadingPass,
): LeftReason | undefined {
  if (kind === undefined) return 'not-understood';
  if (detail === undefined) return withheld.some((name) => kind.startsWith(name)) ? 'private' : 'not-in-profile';
  if (!isUsable(field)) return 'disabled';
  if (isTaken(field)) return 'has-value';
  // A harmless detail has no place in a field that the page engine takes for a secret.
  return !SECRET_KINDS.test(kind) && isSecretField(field, pass) ? 'private' : undefined;
}

/** `withheld`: details that the profile holds and that may not be filled now. Fields out of sight are left out of everything. */
export async function fillWithDetails(
  form: Element,
  values: ProfileValues,
  withheld: readonly string[],
  context: CallContext,
): Promise<Treated[]> {
  const first = new ReadingPass();
  const start = isNativeField(form) ? form : (formStart(form) ?? form);
  const { kinds } = classifyForm(start, first);
  const seen = [...kinds].flatMap(([field, kind]) =>
    isNativeField(field) && isSeen(field, first) ? [{ field, kind }] : [],
  );
  const treated: Treated[] = [];
  const street = values.addressStreet === undefined ? undefined : streetParts(values.addressStreet)?.street;
  const hasNumber = seen.some(({ kind }) => kind === 'houseNumber') && street !== undefined;
  const streetValues = hasNumber ? { ...values, addressStreet: street } : values;
  for (const [at, { field, kind }] of seen.entries()) {
    throwIfCancelled(context.signal);
    if (!field.isConnected) continue;
    const whole = kind === undefined ? undefined : detailFor(kind, kind === 'addressStreet' ? streetValues : values);
    const piece = whole === undefined ? '' : pieceFor(seen, at, whole);
    if (piece === undefined) {
      treated.push({ field, kind, reason: 'not-accepted' });
      continue;
    }
    const detail = piece === '' ? undefined : piece;
    const reason = reasonToLeave(field, kind, detail, withheld, new ReadingPass());
    if (reason !== undefined || kind === undefined || detail === undefined) {
      treated.push({ field, kind, reason: reason ?? 'not-understood' });
      continue;
    }
    // Asked right before: what was seen a field ago may be covered now.
    const isShown = isSeen(field, new ReadingPass()) && isOnTop(field) && isShownByFrames(field);
    treated.push({
      field,
      kind,
      ...(isShown ? await fillOne(field, kind, detail, context) : { reason: 'not-seen' as const }),
    });
  }
  return treated;
}

const formStart = (form: Element): Element | null =>
  form instanceof HTMLFormElement ? form : form.querySelector('input:not([type=hidden]), select, textarea');

async function fillOne(
  field: NativeField,
  kind: FieldKind,
  detail: string,
  context: CallContext,
): Promise<{ reason?: LeftReason }> {
  // From here on its value is dots for everybody outside the page, also while it is being typed.
  keepPrivate(field);
  try {
    const text = textForField(kind, detail, field);
    const control = await fillField(field, text, TOOL, context);
    keepPrivate(control);
    const isDone = !field.isConnected || isHeld(text, rawValue(field)) || isHeld(detail, rawValue(field));
    return isDone ? {} : { reason: 'not-accepted' };
  } catch (error) {
    const { code } = toArqError(error);
    if (code === 'page.option_missing') return { reason: 'no-option' };
    if (code === 'page.value_rejected') return { reason: 'not-accepted' };
    if (/^page\.(?:not_visible|disabled|obstructed|ref_stale|not_editable|read_only)/.test(code))
      return { reason: 'disabled' };
    throw error;
  }
}
