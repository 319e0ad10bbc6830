/** How a detail may be written in a particular field: dates by what the field shows, countries by name or code. Pure but for `Intl`. */
import type { FieldKind } from '../classify/field-kinds.ts';

const CODE = /^[A-Za-z]{2}$/;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function namesOf(code: string, languages: readonly string[]): string[] {
  return languages.flatMap((language) => {
    try {
      return new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code.toUpperCase()) ?? [];
    } catch {
      // A page may call its language anything.
      return [];
    }
  });
}

/** The code of a country that is called by its name in one of the languages. */
function codeOf(name: string, languages: readonly string[]): string | undefined {
  const wanted = name.trim().toLowerCase();
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const code = first + second;
      if (namesOf(code, languages).some((one) => one.toLowerCase() === wanted)) return code;
    }
  }
  return undefined;
}

/** What most people speak in a country. Pages often do not say in what language they are. */
const languageIn = (code: string): string => new Intl.Locale(`und-${code}`).maximize().language;

/** As it is kept, by name in the page's language, in English and in the country's own, and by code. */
export function countrySpellings(text: string, pageLanguage: string): string[] {
  const languages = [...new Set([pageLanguage || 'en', 'en', 'ru'])];
  const code = CODE.test(text.trim()) ? text.trim().toUpperCase() : codeOf(text, languages);
  if (code === undefined) return [text];
  const names = namesOf(code, [...languages, languageIn(code)]);
  // A code in a list's texts is rare, and in its values common: both are looked at.
  return [...new Set([...(CODE.test(text.trim()) ? names : [text, ...names]), code])];
}

/** Order of the parts in a placeholder such as `DD.MM.YYYY`, in any of the usual letters. */
const SHAPES: readonly (readonly [
  pattern: RegExp,
  write: (y: string, m: string, d: string, sign: string) => string,
])[] = [
  [
    /(?:dd|tt|jj|gg|дд|pp)\s*([./-])\s*(?:mm|мм|kk)\s*[./-]\s*(?:yyyy|jjjj|aaaa|гггг|rrrr|åååå|vvvv)/i,
    (y, m, d, s) => d + s + m + s + y,
  ],
  [/(?:mm|мм)\s*([./-])\s*(?:dd|tt|jj|gg|дд)\s*[./-]\s*(?:yyyy|jjjj|aaaa|гггг)/i, (y, m, d, s) => m + s + d + s + y],
  [
    /(?:yyyy|jjjj|aaaa|гггг|rrrr|åååå)\s*([./-])\s*(?:mm|мм)\s*[./-]\s*(?:dd|tt|jj|gg|дд)/i,
    (y, m, d, s) => y + s + m + s + d,
  ],
];

/** Dates that are shown as examples: those with a day above twelve tell their order. */
function bySample(shown: string, y: string, m: string, d: string): string | undefined {
  if (/(?:^|\D)(?:19|20)\d{6}(?:\D|$)/.test(shown)) return y + m + d;
  const [, iso] = /(?:^|\D)(?:19|20)\d{2}([./-])\d{1,2}\1\d{1,2}(?:\D|$)/.exec(shown) ?? [];
  if (iso !== undefined) return [y, m, d].join(iso);
  const [, first, sign = '', second] = /(?:^|\D)(\d{1,2})([./-])(\d{1,2})\2(?:19|20)\d{2}(?:\D|$)/.exec(shown) ?? [];
  if (first === undefined) return undefined;
  if (Number(second) > 12) return [m, d, y].join(sign);
  return Number(first) > 12 || sign === '.' ? [d, m, y].join(sign) : undefined;
}

/** A date of birth as a text field wants it: as its placeholder shows, else as people of the page's language write. */
export function dateSpelling(iso: string, shown: string, pageLanguage: string): string {
  const [, y = '', m = '', d = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  for (const [pattern, write] of SHAPES) {
    const sign = pattern.exec(shown)?.[1];
    if (sign !== undefined) return write(y, m, d, sign);
  }
  const asShown = bySample(shown, y, m, d);
  if (asShown !== undefined) return asShown;
  try {
    const date = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)));
    const format = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(pageLanguage || undefined, format).format(date);
  } catch {
    return iso;
  }
}

/** `MM/YY` with as many figures of the year as the field has room for, or shows. */
export function expirationSpelling(kept: string, shown: string, maxLength: number): string {
  const [month = '', year = ''] = kept.split('/');
  const isLong =
    /yyyy|jjjj|aaaa|гггг/i.test(shown) || (maxLength >= 6 && maxLength !== 5 && /mm\s*\S?\s*20/i.test(shown));
  const sign = /[a-zа-я]{2}\s*([./-])\s*[a-zа-я]{2}/i.exec(shown)?.[1] ?? (maxLength === 4 ? '' : '/');
  return `${month}${sign}${isLong ? `20${year}` : year}`;
}

/** A month or a day as a list may have it: `05`, `5`, or by name in a list of twelve. */
export function numberSpellings(text: string, kind: FieldKind, pageLanguage: string): string[] {
  const number = Number(text);
  const plain = [text, String(number)];
  if (kind.endsWith('Year')) return [text, text.slice(-2)];
  if (!kind.endsWith('Month')) return plain;
  const date = new Date(Date.UTC(2024, number - 1, 15));
  const names = [...new Set([pageLanguage || 'en', 'en', 'ru'])].flatMap((language) => {
    try {
      return (['long', 'short'] as const).map((month) =>
        new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }).format(date),
      );
    } catch {
      return [];
    }
  });
  return [...plain, ...names];
}
