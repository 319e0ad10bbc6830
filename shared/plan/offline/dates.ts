const ENGLISH_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const RUSSIAN_MONTHS = 'янв фев мар апр ма июн июл авг сен окт ноя дек'.split(' ');
const MONTH_NAMES =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|января?|февраля?|марта?|апреля?|ма[йя]|июн[ья]|июл[ья]|августа?|сентября?|октября?|ноября?|декабря?|январь|февраль|апрель|сентябрь|октябрь|ноябрь|декабрь)\.?$/u;

function monthNumber(word: string): number {
  if (!MONTH_NAMES.test(word)) return 0;
  const english = ENGLISH_MONTHS.indexOf(word.slice(0, 3));
  if (english >= 0) return english + 1;
  const exact = RUSSIAN_MONTHS.indexOf(word.slice(0, 3));
  return exact >= 0 ? exact + 1 : word.startsWith('ма') ? 5 : 0;
}

function iso(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * A whole value that is a full date in words or as d.m.yyyy → `YYYY-MM-DD`; `undefined` for anything else, also for
 * 5/3/1990, whose order depends on the country, and for dates that do not exist.
 */
export function toIsoDate(value: string): string | undefined {
  if (value.length > 40) return undefined;
  const text = value.trim().toLowerCase();
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: ?г\.?)?$/u.exec(text);
  if (dotted !== null) return iso(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const dayFirst = /^(?:the )?(\d{1,2})(?:st|nd|rd|th|-?го|-?е)?(?: of)? (\p{L}+)\.?,? (\d{4})(?: ?г\.?| года)?$/u.exec(
    text,
  );
  if (dayFirst !== null) return iso(Number(dayFirst[3]), monthNumber(dayFirst[2] ?? ''), Number(dayFirst[1]));
  const monthFirst = /^(\p{L}+)\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text);
  if (monthFirst !== null) return iso(Number(monthFirst[3]), monthNumber(monthFirst[1] ?? ''), Number(monthFirst[2]));
  return undefined;
}
