/** Longest a house number is with its letters, as in `12-14 bis`. */
const NUMBER = String.raw`\d+\s?(?:[A-Za-zА-Яа-я]|bis|ter)?(?:\s?[-/]\s?\d+\s?[A-Za-zА-Яа-я]?)?`;
const BEHIND = new RegExp(String.raw`^(.*?\D)[\s,]+(?:(?:д|дом|no|nr|n°|nº)\.?\s*)?(${NUMBER})$`, 'iu');
const BEFORE = new RegExp(String.raw`^(${NUMBER})[\s,]+(\D.*)$`, 'iu');

/** Parts a street line into the street and the number in it, whichever stands first. Undefined where it has no number. */
export function streetParts(line: string): { street: string; number: string } | undefined {
  const plain = line.trim();
  const [, behind, last] = BEHIND.exec(plain) ?? [];
  if (behind !== undefined && last !== undefined) return { street: behind.replace(/[\s,]+$/, ''), number: last };
  const [, first, street] = BEFORE.exec(plain) ?? [];
  return first === undefined || street === undefined ? undefined : { street, number: first };
}
