/** Headers as they may be shown: names stay, credentials go. Pure. */

const SECRET =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|www-authenticate|authentication-info)$|token|secret|api-?key|password|session|csrf|xsrf|credential|signature|^x-amz-security/i;
const HIDDEN = '••••••';
const MAX_VALUE = 2_000;

export interface Header {
  readonly name: string;
  readonly value: string;
}

export function redactHeaders(headers: readonly Header[]): Header[] {
  return headers.map(({ name, value }) => ({ name, value: SECRET.test(name) ? HIDDEN : value.slice(0, MAX_VALUE) }));
}
