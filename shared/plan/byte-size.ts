const UNITS = {
  en: ['B', 'KB', 'MB', 'GB', 'TB', 'PB'],
  ru: ['Б', 'КБ', 'МБ', 'ГБ', 'ТБ', 'ПБ'],
} as const;

/** 12025908429 → "11.2 GB" or «11,2 ГБ»: binary steps, as operating systems count memory. */
export function formatBytes(bytes: number, language: keyof typeof UNITS): string {
  const units = UNITS[language];
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = value >= 100 || unit === 0 ? 0 : 1;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${units[unit] ?? ''}`;
}

/** 0.5 → "50%": the share of 0 to 100 percent in the language's form. */
export function formatPercent(percent: number, language: keyof typeof UNITS): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: percent < 10 ? 1 : 0 }).format(
    percent / 100,
  );
}

/** Days, hours and minutes, the two largest. */
export function formatUptime(seconds: number, language: keyof typeof UNITS): string {
  const parts: string[] = [];
  const amounts = [
    ['day', Math.floor(seconds / 86_400)],
    ['hour', Math.floor((seconds % 86_400) / 3600)],
    ['minute', Math.floor((seconds % 3600) / 60)],
  ] as const;
  for (const [unit, amount] of amounts) {
    if (amount > 0)
      parts.push(new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount));
  }
  if (parts.length === 0)
    parts.push(new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(0));
  return parts.slice(0, 2).join(' ');
}
