import type { ReadingPass } from './reading-pass.ts';

/** Text as CSS shows it: what a person reads is `SIGN UP`, whatever the markup says. */
export function shownText(text: string, parent: Element, pass: ReadingPass): string {
  const { textTransform } = pass.style(parent);
  if (textTransform === 'none' || textTransform === '') return text;
  if (textTransform.includes('uppercase')) return text.toUpperCase();
  if (textTransform.includes('lowercase')) return text.toLowerCase();
  if (!textTransform.includes('capitalize')) return text;
  return text.replaceAll(/(?<![\p{L}\p{N}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
