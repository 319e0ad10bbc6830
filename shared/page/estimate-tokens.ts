/**
 * About how many tokens a text costs a model: four letters of plain ASCII a token, two of anything else (Cyrillic,
 * Chinese). Models differ by a third either way, so this is for budgets, not for bills.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(costOf(text) / 4);
}

/** The same in quarters of a token, which add up. */
export function costOf(text: string): number {
  const { length } = text;
  let cost = length;
  for (let index = 0; index < length; index += 1) if (text.charCodeAt(index) >= 0x80) cost += 1;
  return cost;
}

/** The longest beginning of `text` that costs at most `maxTokens`, ending with a whole line where there is one. */
export function cutToTokens(text: string, maxTokens: number): string {
  let cost = 0;
  for (let index = 0; index < text.length; index += 1) {
    cost += text.charCodeAt(index) < 0x80 ? 1 : 2;
    if (cost <= maxTokens * 4) continue;
    const lineEnd = text.lastIndexOf('\n', index);
    if (lineEnd > index / 2) return text.slice(0, lineEnd);
    // Never half of a surrogate pair.
    return text.slice(0, index).replace(/[\uD800-\uDBFF]$/, '');
  }
  return text;
}
