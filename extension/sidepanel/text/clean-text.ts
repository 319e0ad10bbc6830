/**
 * Text of pages and models as the panel may show it: no character that turns its direction, hides or joins letters.
 * Such characters make a button or an origin read as something else than it is. https://unicode.org/reports/tr36/
 */

/**
 * Format characters (bidi controls, zero-width, tags, soft hyphens), controls but tab and newline, line separators, and
 * letters and marks that are drawn as nothing.
 */
const INVISIBLE =
  /(?![\t\n])[\p{Cf}\p{Cc}\p{Zl}\p{Zp}]|\p{Variation_Selector}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0|[\u{e0000}-\u{e0fff}]/gu;

/** Drops what cannot be seen; keeps line breaks. */
export function cleanText(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** The same in one line, for titles and rows. */
export function cleanLine(text: string): string {
  return cleanText(text.replace(/\s+/g, ' ')).trim();
}

/** A piece of a longer text, cut at a whole character. Never used for origins or for values under decision. */
export function shorten(text: string, maxCharacters: number): string {
  const characters = Array.from(text);
  return characters.length <= maxCharacters ? text : `${characters.slice(0, maxCharacters - 1).join('')}…`;
}
