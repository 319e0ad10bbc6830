/**
 * Text of pages, models and programs as ARQ shows it, to models, in the panel and on the terminal. It is untrusted:
 * characters that no reader sees, or that turn the direction of others, are taken out, because they hide instructions
 * and make a button or an origin read as something else than it is. https://unicode.org/reports/tr36/
 */

/** Each is a line break to a reader; the first two are controls, the others would join words when dropped. */
const LINE_BREAK = /\r\n?|[\u2028\u2029]/g;
/** Zero width, bidi controls, tags, soft hyphens, fillers, and controls but tab and newline. */
const INVISIBLE = /(?![\t\n])[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu;

/** Without invisible characters; white space is kept, and every line break is `\n`. */
export function stripInvisible(text: string): string {
  return text.replaceAll(LINE_BREAK, '\n').replaceAll(INVISIBLE, '');
}

/** Most text of most pages: nothing to take out, nothing to collapse but spaces. */
const PLAIN_LINE = /^[ -~]*$/;

/** One line of text: white space of every kind collapsed and trimmed, invisible characters gone. */
export function cleanLine(text: string): string {
  if (PLAIN_LINE.test(text) && !text.includes('  ')) return text.trim();
  return stripInvisible(text).replaceAll(/\s+/g, ' ').trim();
}

/** At most `maxChars` UTF-16 units, an ellipsis in place of the rest. Never used for origins or values under decision. */
export function shorten(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  // Not through the middle of a surrogate pair.
  const end = /[\uD800-\uDBFF]$/.test(text.slice(0, maxChars - 1)) ? maxChars - 2 : maxChars - 1;
  return `${text.slice(0, end)}…`;
}

/** In double quotes, inner quotes and backslashes escaped. */
export function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
