/** What people write for a date, a number, a colour or a yes, as the browser's own controls take it. Pure. */

const pad = (value: string | number, length = 2) => String(value).padStart(length, '0');

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const MONTHS: readonly RegExp[] = [
  /^(?:jan|янв)/,
  /^(?:feb|фев)/,
  /^(?:mar|март|мар)/,
  /^(?:apr|апр)/,
  /^(?:may|ма[йя])/,
  /^(?:jun|июн)/,
  /^(?:jul|июл)/,
  /^(?:aug|авг)/,
  /^(?:sep|сен)/,
  /^(?:oct|окт)/,
  /^(?:nov|ноя)/,
  /^(?:dec|дек)/,
];

/** 1 to 12, by the word's first letters; English and Russian. */
export function monthNamed(word: string): number | undefined {
  const index = MONTHS.findIndex((pattern) => pattern.test(word.toLowerCase()));
  return index === -1 ? undefined : index + 1;
}

function date(year: number, month: number, day: number): string | undefined {
  return isDay(year, month, day) ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : undefined;
}

const fullYear = (text: string) => (text.length > 2 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900));

/** `2024-05-31`, `31.05.2024`, `5/31/2024`, `31/05/2024`, `May 31, 2024`, `31 мая 2024`. A day that fits both ways is read month first. */
export function normalDate(text: string): string | undefined {
  const trimmed = text.trim().replace(/\s*г(?:ода|\.)?$/, '');
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:T.*)?$/.exec(trimmed);
  if (iso !== null) return date(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})[.](\d{1,2})[.](\d{2}|\d{4})$/.exec(trimmed);
  if (dotted !== null) return date(fullYear(dotted[3] ?? ''), Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})$/.exec(trimmed);
  if (slashed !== null) {
    const year = fullYear(slashed[3] ?? '');
    return date(year, Number(slashed[1]), Number(slashed[2])) ?? date(year, Number(slashed[2]), Number(slashed[1]));
  }
  const named =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)?\s+(\p{L}+)\.?|(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?\s+(\d{4})$/u.exec(
      trimmed,
    );
  if (named === null) return undefined;
  const month = monthNamed(named[2] ?? named[3] ?? '');
  return month === undefined ? undefined : date(Number(named[5]), month, Number(named[1] ?? named[4]));
}

/** `9:05`, `9.05`, `9:05 pm`, `9 pm`, `21:05:30`. */
export function normalTime(text: string): string | undefined {
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2}(?:\.\d{1,3})?))?\s*([ap])?\.?(?:m\.?)?$/i.exec(text.trim());
  if (parts === null || (parts[2] === undefined && parts[4] === undefined)) return undefined;
  let hour = Number(parts[1]);
  const half = parts[4]?.toLowerCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  const minute = Number(parts[2] ?? 0);
  if (hour > 23 || minute > 59) return undefined;
  return `${pad(hour)}:${pad(minute)}${parts[3] === undefined ? '' : `:${parts[3]}`}`;
}

function normalDateTime(text: string): string | undefined {
  const parts = /^(.+?)(?:[T,]\s*|\s+(?:at\s+|в\s+)?)(\d{1,2}(?:[:.]\d{2}){1,2}\s*(?:[ap]\.?m\.?)?)$/i.exec(
    text.trim(),
  );
  const day = normalDate(parts?.[1] ?? '');
  const time = normalTime(parts?.[2] ?? '');
  return day === undefined || time === undefined ? undefined : `${day}T${time}`;
}

function normalMonth(text: string): string | undefined {
  const trimmed = text.trim();
  const iso = /^(\d{4})[-./](\d{1,2})$/.exec(trimmed) ?? undefined;
  const turned = /^(\d{1,2})[-./](\d{4})$/.exec(trimmed) ?? undefined;
  const named = /^(\p{L}+)\.?,?\s+(\d{4})$/u.exec(trimmed) ?? undefined;
  const year = iso?.[1] ?? turned?.[2] ?? named?.[2];
  const month = named === undefined ? Number(iso?.[2] ?? turned?.[1]) : monthNamed(named[1] ?? '');
  if (year === undefined || month === undefined || !(month >= 1 && month <= 12)) {
    return normalDate(trimmed)?.slice(0, 7);
  }
  return `${year}-${pad(month)}`;
}

function normalWeek(text: string): string | undefined {
  const parts = /^(\d{4})[-\s]*W?\s*(\d{1,2})$/i.exec(text.trim());
  return parts === null ? undefined : `${parts[1]}-W${pad(parts[2] ?? '')}`;
}

/** `1 234,5` and `1,234.5` are 1234.5. */
export function normalNumber(text: string): string | undefined {
  let plain = text
    .trim()
    .replaceAll(/[\s\u00A0\u202F'’_]/g, '')
    .replace(/^(?:\+|[$€£¥₽])/, '')
    .replace(/(?:[$€£¥₽%]|руб\.?)$/, '');
  const lastComma = plain.lastIndexOf(',');
  const lastDot = plain.lastIndexOf('.');
  if (lastComma > lastDot) {
    const isGrouping = lastDot === -1 && /^-?\d{1,3}(?:,\d{3})+$/.test(plain) && !/^-?0,/.test(plain);
    plain = isGrouping ? plain.replaceAll(',', '') : plain.replaceAll('.', '').replace(',', '.');
  } else plain = plain.replaceAll(',', '');
  plain = plain.replace('−', '-');
  return /^-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain) ? plain.replace(/\.$/, '') : undefined;
}

const COLOURS: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  purple: '#800080',
  pink: '#ffc0cb',
  gray: '#808080',
  grey: '#808080',
  brown: '#a52a2a',
  чёрный: '#000000',
  черный: '#000000',
  белый: '#ffffff',
  красный: '#ff0000',
  зелёный: '#008000',
  зеленый: '#008000',
  синий: '#0000ff',
  жёлтый: '#ffff00',
  желтый: '#ffff00',
  оранжевый: '#ffa500',
  розовый: '#ffc0cb',
  серый: '#808080',
};

function normalColour(text: string): string | undefined {
  const lower = text.trim().toLowerCase();
  const hex = /^#?([\da-f]{3}|[\da-f]{6})$/.exec(lower)?.[1];
  if (hex !== undefined) return `#${hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex}`;
  return COLOURS[lower];
}

const NORMAL: Readonly<Record<string, (text: string) => string | undefined>> = {
  date: normalDate,
  time: normalTime,
  'datetime-local': normalDateTime,
  month: normalMonth,
  week: normalWeek,
  number: normalNumber,
  range: normalNumber,
  color: normalColour,
};

/** True for input types whose value has one fixed form. */
export function hasFixedForm(type: string): boolean {
  return NORMAL[type] !== undefined;
}

/** The value in the form that `<input type>` takes; undefined when the text is no such thing. */
export function normalValue(type: string, text: string): string | undefined {
  if (text === '') return '';
  const normal = NORMAL[type];
  return normal === undefined ? text : normal(text);
}

const YES = /^(?:true|yes|y|on|1|checked|tick|ticked|x|✓|✔|да|вкл|включить|включено|отмечено|истина)$/i;
const NO = /^(?:false|no|n|off|0|unchecked|untick|unticked|нет|выкл|выключить|выключено|снять|ложь|)$/i;

/** Reads a yes or no, English and Russian; undefined when it is neither. */
export function parseYesNo(text: string): boolean | undefined {
  const trimmed = text.trim();
  if (YES.test(trimmed)) return true;
  return NO.test(trimmed) ? false : undefined;
}
