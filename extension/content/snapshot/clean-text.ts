/**
 * Text of a page as ARQ shows it. It is untrusted: characters that no reader sees (zero width, direction marks, tags,
 * controls) are taken out, because they hide instructions from people and pass them to models.
 */
const INVISIBLE = /(?![\t\n\r])[\p{Default_Ignorable_Code_Point}\p{Cc}\uFFF9-\uFFFB]/gu;

/** Without invisible characters, white space kept. */
export function stripInvisible(text: string): string {
  return text.replaceAll(INVISIBLE, '');
}

/** One line of text: white space of every kind collapsed and trimmed, invisible characters gone. */
export function cleanText(text: string): string {
  return stripInvisible(text).replaceAll(/\s+/g, ' ').trim();
}

/** At most `maxChars` characters, an ellipsis in place of the rest. */
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
