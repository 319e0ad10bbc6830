/** Takes a value out of a text in every spelling in which pages send and write one. Pure. */
import { PRIVATE_VALUE } from '../accessibility/value.ts';

/** Shorter values are replaced as whole words, or they would eat pieces of others. */
const WORD_LENGTH = 4;

/** https://url.spec.whatwg.org/#application-x-www-form-urlencoded-percent-encode-set */
function asInForm(value: string): string {
  return encodeURIComponent(value)
    .replaceAll(/[!'()~]/g, (sign) => `%${sign.codePointAt(0)?.toString(16).toUpperCase() ?? ''}`)
    .replaceAll('%20', '+');
}

const smallHex = (text: string): string => text.replaceAll(/%[\dA-F]{2}/g, (code) => code.toLowerCase());

function spellingsOf(value: string): ReadonlySet<string> {
  const formed = value.toWellFormed();
  // Forms end their lines so: https://html.spec.whatwg.org/#constructing-the-form-data-set
  const sent = [formed, formed.replaceAll(/\r?\n/g, '\r\n')];
  const encoded = sent.flatMap((text) => [encodeURIComponent(text), encodeURI(text), asInForm(text)]);
  return new Set([value, ...sent, JSON.stringify(value).slice(1, -1), ...encoded, ...encoded.map(smallHex)]);
}

export function withoutValue(text: string, value: string): string {
  let clean = text;
  for (const spelling of spellingsOf(value)) {
    if (spelling.length >= WORD_LENGTH) clean = clean.replaceAll(spelling, PRIVATE_VALUE);
    else
      clean = clean.replaceAll(
        new RegExp(String.raw`(?<![\p{L}\p{N}_])${escape(spelling)}(?![\p{L}\p{N}_])`, 'gu'),
        PRIVATE_VALUE,
      );
  }
  return clean;
}

const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
