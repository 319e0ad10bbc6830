/**
 * Text of pages and models as the panel may show it: no character that turns its direction, hides or joins letters.
 * Such characters make a button or an origin read as something else than it is. https://unicode.org/reports/tr36/
 */

/** Bidi controls, zero-width and invisible format characters, tag characters, line separators, C0 and C1 but tab and newline. */
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

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
  const characters = [...text];
  return characters.length <= maxCharacters ? text : `${characters.slice(0, maxCharacters - 1).join('')}…`;
}
