/** Numbers and plural forms of one language. Made at first use: what stands behind them is megabytes of language data. */
export function countingIn(language: 'en' | 'ru'): {
  readonly number: (value: number) => string;
  readonly plural: (count: number) => Intl.LDMLPluralRule;
} {
  let numbers: Intl.NumberFormat | undefined;
  let plurals: Intl.PluralRules | undefined;
  return {
    number: (value) => (numbers ??= new Intl.NumberFormat(language)).format(value),
    plural: (count) => (plurals ??= new Intl.PluralRules(language)).select(count),
  };
}
