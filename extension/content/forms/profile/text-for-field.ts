/** A detail as one field takes it: for a list the option that means it, for a text the spelling that fits. */
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { FieldKind } from '../classify/field-kinds.ts';
import { optionTexts } from '../choose-native.ts';
import type { NativeField } from '../fields-of.ts';
import { matchOption, type OptionText } from '../match-option.ts';
import { countrySpellings, dateSpelling, expirationSpelling, numberSpellings } from './spellings.ts';

function languageOf(field: Element): string {
  const own = field.closest('[lang]')?.getAttribute('lang') ?? '';
  return own.trim() === '' ? '' : own.trim();
}

/** An option counts as meant when its label or value is the spelling, figures by their number. */
function exactOption(spelling: string, options: readonly OptionText[]): OptionText | undefined {
  const wanted = spelling.trim().toLowerCase();
  const number = /^\d+$/.test(wanted) ? Number(wanted) : undefined;
  return options.find(({ label, value, isDisabled }) => {
    if (isDisabled) return false;
    return [label, value].some((text) => {
      const plain = text.trim().toLowerCase();
      return plain === wanted || (number !== undefined && /^\d+$/.test(plain) && Number(plain) === number);
    });
  });
}

function spellingsOf(kind: FieldKind, detail: string, field: Element): string[] {
  const language = languageOf(field);
  if (kind === 'addressCountryCode') return countrySpellings(detail, language);
  if (/^(?:birthday|expiration)(?:Day|Month|Year)$/.test(kind)) return numberSpellings(detail, kind, language);
  return [detail];
}

function optionFor(kind: FieldKind, detail: string, select: HTMLSelectElement): string {
  const options = optionTexts(select.options);
  const spellings = spellingsOf(kind, detail, select);
  for (const spelling of spellings) {
    const exact = exactOption(spelling, options);
    if (exact !== undefined) return exact.label;
  }
  for (const spelling of spellings) {
    // A code of two letters is part of many names.
    if (spelling.length < 3) continue;
    const found = matchOption(spelling, options);
    if (typeof found === 'number' && found >= 0) return options[found]?.label ?? spelling;
  }
  throw new ArqError('page.option_missing', 'No option of this choice means the detail. Choose one yourself.');
}

/** Blanks and signs are left out where a field has no room for them. */
function fitted(kind: FieldKind, text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const plain = /^(?:phone|cardNumber)$/.test(kind) ? text.replaceAll(/\D/g, '') : text.replaceAll(/[\s-]/g, '');
  const isSpaced = /^(?:phone|cardNumber|addressPostalCode)$/.test(kind);
  if (isSpaced && plain.length <= maxLength) return plain;
  throw new ArqError('page.value_rejected', 'The field has no room for the detail. Enter a shorter one yourself.');
}

const shownBy = (field: Element) =>
  ['placeholder', 'aria-label', 'title'].map((name) => field.getAttribute(name) ?? '').join(' ');

/** Throws `page.option_missing` when a list has nothing for it, `page.value_rejected` when there is no room. */
export function textForField(kind: FieldKind, detail: string, field: NativeField): string {
  if (field instanceof HTMLSelectElement) return optionFor(kind, detail, field);
  const maxLength = field.maxLength < 0 ? Infinity : field.maxLength;
  const isNative = /^(?:date|month|number)$/.test(field.type);
  if (kind === 'birthday' && !isNative) return dateSpelling(detail, shownBy(field), languageOf(field));
  if (kind === 'expiration') {
    const [month = '', year = ''] = detail.split('/');
    return field.type === 'month' ? `20${year}-${month}` : expirationSpelling(detail, shownBy(field), maxLength);
  }
  if (kind === 'expirationYear' || kind === 'birthdayYear') return maxLength < 4 ? detail.slice(-2) : detail;
  if (kind === 'addressCountryCode') {
    const spellings = countrySpellings(detail, languageOf(field));
    return maxLength < 4 ? (spellings.at(-1) ?? detail) : (spellings[0] ?? detail);
  }
  return fitted(kind, detail, maxLength);
}
