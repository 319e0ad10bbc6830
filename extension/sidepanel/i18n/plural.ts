/** Forms of a message by plural category; English uses `one` and `other`, Russian `one`, `few` and `many`. */
export type PluralForms = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Picks the form that fits `count` and puts the number, written as the language writes it, in place of `#`. */
export function pluralizer(locale: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
