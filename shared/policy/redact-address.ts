/** Addresses as they may be kept and shown: they carry passwords and tokens, too. Pure and free of zod. */
import { isSecretName } from '../runs/secret-words.ts';

export const HIDDEN = '••••••';
/** Fields that hold credentials, whatever they belong to. */
export const CREDENTIAL =
  /password|passwd|passphrase|secret|token|authorization|cookie|credential|api_?key|^env(?:ironment)?$/i;

export const isNameOfSecret = (name: string): boolean =>
  CREDENTIAL.test(name) || isSecretName(name.replace(/^-+/, '').replaceAll(/[_-]/g, ' '));

/** Names of a query. Firefox's content scripts cannot iterate over URLSearchParams. */
function namesIn(search: string): ReadonlySet<string> {
  const names = search
    .slice(1)
    .split('&')
    .map((pair) => pair.split('=', 1)[0] ?? '');
  return new Set(names.filter((name) => name !== '').flatMap((name) => [name, decoded(name)]));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

/** The address with what is secret by its name hidden; dots for what is no address. Others are told as they stand. */
export function redactAddress(text: string): string {
  if (text === '') return '';
  if (!URL.canParse(text)) return HIDDEN;
  const url = new URL(text);
  if (url.password !== '') url.password = 'hidden';
  for (const name of namesIn(url.search)) {
    if (!url.searchParams.has(name)) continue;
    if (isNameOfSecret(name) || /^(?:code|state|sig|signature|key|auth|sid|session)$/i.test(name)) {
      url.searchParams.set(name, 'hidden');
    }
  }
  if (/token|password|secret|code=/i.test(url.hash)) url.hash = 'hidden';
  return url.href;
}
