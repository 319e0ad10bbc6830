/** What a page sends and gets, without the values that are secrets by their names. Pure. */
import { isSecretName } from '../runs/secret-words.ts';

const HIDDEN = '••••••';
const CREDENTIAL =
  /password|passwd|passphrase|secret|token|authorization|cookie|credential|api_?key|session|csrf|otp\b|cvc|cvv/i;
/** Numbers of cards are secret whatever they are called. */
const CARD = /(?<![\d.])\d(?:[ -]?\d){12,18}(?![\d.])/g;
const MAX_DEPTH = 40;

export const isSecretKey = (name: string): boolean =>
  CREDENTIAL.test(name) || isSecretName(name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_-]+/g, ' '));

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return hideCards(value);
  if (typeof value !== 'object' || value === null) return value;
  // What is too deep to be looked through is not shown.
  if (depth > MAX_DEPTH) return HIDDEN;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => {
      const isHidden = isSecretKey(key) && item !== '' && item !== null;
      return [key, isHidden ? HIDDEN : redactValue(item, depth + 1)];
    }),
  );
}

/** https://en.wikipedia.org/wiki/Luhn_algorithm */
function isCard(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '');
  let sum = 0;
  for (const [index, digit] of Array.from(digits).toReversed().entries()) {
    const twice = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += twice > 9 ? twice - 9 : twice;
  }
  return digits.length >= 13 && sum % 10 === 0;
}

const hideCards = (text: string): string => text.replaceAll(CARD, (found) => (isCard(found) ? HIDDEN : found));

/** JSON and form bodies by the names of their values; of any other text only the numbers of cards. */
export function redactBody(body: string): string {
  const text = body.trim();
  if (/^[{[]/.test(text)) {
    try {
      return JSON.stringify(redactValue(JSON.parse(text), 0));
    } catch {
      // Cut in the middle, or no JSON: by its pairs then.
      return hideCards(redactPairs(text));
    }
  }
  if (/^[\w.[\]%+-]{1,80}=/.test(text)) {
    // By lines, too, as `text/plain` forms are written.
    const parts = text.split(/(&|[\r\n]+)/).map((part) => {
      const [name = ''] = part.split('=', 1);
      return part.includes('=') && isSecretKey(decoded(name)) ? `${name}=${HIDDEN}` : part;
    });
    return hideCards(parts.join(''));
  }
  return hideCards(body);
}

function redactPairs(text: string): string {
  const NAME = /"([^"\\]{1,80})"\s*:\s*/g;
  let clean = '';
  let from = 0;
  for (let found = NAME.exec(text); found !== null; found = NAME.exec(text)) {
    if (!isSecretKey(found[1] ?? '')) continue;
    clean += `${text.slice(from, found.index)}"${found[1]}":"${HIDDEN}"`;
    from = endOfValue(text, NAME.lastIndex);
    NAME.lastIndex = from;
  }
  return clean + text.slice(from);
}

/** Where the JSON value that begins at `from` ends: the end of the text when it is cut. */
function endOfValue(text: string, from: number): number {
  const TOKEN = /"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|[[{]|[\]}]|,|[^"[\]{},]+/y;
  TOKEN.lastIndex = from;
  let depth = 0;
  for (let at = from, found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const [token] = found;
    if (depth === 0 && /^[\]},]$/.test(token)) return at;
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    at = TOKEN.lastIndex;
    if (depth === 0 && /^["\]}]/.test(token)) return at;
  }
  return text.length;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
