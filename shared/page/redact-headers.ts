/** Headers as they may be shown: names stay, credentials go, also those in addresses. Pure. */
import { redactAddress } from '../policy/redact-address.ts';

const SECRET =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|www-authenticate|authentication-info)$|token|secret|api-?key|password|session|csrf|xsrf|credential|signature|^x-amz-security/i;
const HIDDEN = '••••••';
const MAX_VALUE = 2_000;
/** Stands for the address that a relative one is relative to. */
const BASE = 'http://relative.invalid';

export interface Header {
  readonly name: string;
  readonly value: string;
}

export function redactHeaders(headers: readonly Header[]): Header[] {
  return headers.map(({ name, value }) => ({
    name,
    value: SECRET.test(name) ? HIDDEN : redactAddresses(name, value).slice(0, MAX_VALUE),
  }));
}

function redactAddresses(name: string, value: string): string {
  if (/^(?:content-)?location$|^referr?er$/i.test(name)) return redactReference(value);
  if (/^refresh$/i.test(name)) return value.replace(/(?<==\s*['"]?)[^'"\s].*/, redactReference);
  return value.replaceAll(/\bhttps?:\/\/[^\s<>"',;]+/gi, redactReference);
}

/** An address that may be relative, which stays as it is written when nothing in it is secret. */
function redactReference(value: string): string {
  const base = URL.canParse(value) ? undefined : BASE;
  if (!URL.canParse(value, base)) return HIDDEN;
  const { href } = new URL(value, base);
  const clean = redactAddress(href);
  if (clean === href) return value;
  return base === undefined ? clean : clean.replace(/^http:(?:\/\/relative\.invalid)?/, '');
}
