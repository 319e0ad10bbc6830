/** Whether a field holds what was entered. A page may format it (a phone number, a thousand's mark), not change it. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { sayElement } from '../act/actionable.ts';
import { isPrivateField } from '../private-fields.ts';

const squash = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
const digits = (text: string) => text.replaceAll(/\D/g, '');
const lines = (text: string) => text.replaceAll(/\r\n?/g, '\n').trim();

/** True when `held` is `wanted`, perhaps formatted. */
export function isHeld(wanted: string, held: string): boolean {
  if (lines(wanted) === lines(held)) return true;
  if (squash(wanted) !== '' && squash(wanted) === squash(held)) return true;
  if (held !== '' && wanted.trim() !== '' && Number(wanted) === Number(held)) return true;
  // A telephone field puts the country's code in front, a money field the cents behind.
  const isDigits = /^[\d\s()+.,-]+$/.test(wanted) && digits(wanted).length >= 3;
  return isDigits && digits(held).includes(digits(wanted));
}

/** @throws ArqError `page.value_rejected`; private values are in no message. */
export function requireHeld(field: Element, wanted: string, held: string): void {
  if (isHeld(wanted, held)) return;
  const what = sayElement(field);
  const limit: unknown = Reflect.get(field, 'maxLength');
  const tooLong =
    typeof limit === 'number' && limit >= 0 && wanted.length > limit ? ` It takes at most ${limit} characters.` : '';
  const holds = isPrivateField(field) ? 'something else' : held === '' ? 'nothing' : `“${held.slice(0, 200)}”`;
  throw new ArqError(
    'page.value_rejected',
    `The ${what} did not take the value: it now holds ${holds}.${tooLong} Give a value that it accepts.`,
    isPrivateField(field) ? {} : { data: { holds: held.slice(0, 200) } },
  );
}
