const LONGEST = 4;
const isTelling = (character: string) => /[\p{L}\p{N}]/u.test(character);
const squash = (text: string) => Array.from(text).filter(isTelling).join('');

/**
 * What is left to type of a text whose beginning the field puts there itself, such as the code of a country, so that it
 * now holds it twice; undefined when it does not. Pure.
 */
export function afterPrefix(text: string, held: string): string | undefined {
  const [wanted, holds] = [squash(text), squash(held)];
  for (let length = LONGEST; length > 0; length -= 1) {
    const prefix = wanted.slice(0, length);
    const isTwice = prefix.length === length && holds.startsWith(prefix + prefix);
    if (!isTwice || wanted.startsWith(prefix + prefix)) continue;
    const characters = Array.from(text);
    for (let left = length, at = 0; at < characters.length; at += 1) {
      if (left === 0) return characters.slice(at).join('').trimStart();
      if (isTelling(characters[at] ?? '')) left -= 1;
    }
  }
  return undefined;
}
