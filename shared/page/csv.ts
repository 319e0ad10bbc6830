/** Tables as CSV (RFC 4180). Pure. */

/**
 * Spreadsheets run what begins like a formula, also in a file from a page. A plain number may begin with a sign.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]/;
const NUMBER = /^[-+]?\d[\d\s.,\u00A0]*%?$/;

function cellOf(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines end with CRLF, as the RFC has it; cells that a spreadsheet would run get an apostrophe before. */
export function csvOf(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return [headers, ...rows].map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}
