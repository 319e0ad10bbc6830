/** Addresses as people and models write them, made loadable. Pure. */
import { ArqError } from '../../shared/protocol/errors.ts';

const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|[\w-]+\.localhost)(:\d+)?([/?#]|$)/i;

/** Absolute address; a bare host gets `https://`, one of this computer `http://`. Throws `page.url_refused`. */
export function toWebAddress(written: string): string {
  const text = written.trim();
  const hasScheme =
    /^[a-z][a-z\d+.-]*:\/\//i.test(text) || /^(about|data|javascript|view-source|mailto|blob):/i.test(text);
  const address = hasScheme ? text : `${LOCAL.test(text) ? 'http' : 'https'}://${text}`;
  if (address === 'about:blank') return address;
  if (!URL.canParse(address)) {
    throw new ArqError(
      'page.url_refused',
      `“${written.slice(0, 200)}” is no address. Give one such as https://example.org/.`,
    );
  }
  const { protocol, href } = new URL(address);
  if (protocol === 'http:' || protocol === 'https:' || protocol === 'file:') return href;
  throw new ArqError(
    'page.url_refused',
    `ARQ opens web addresses (http or https), not ${protocol.slice(0, 30)} ones. Open “${written.slice(0, 200)}” yourself if you want it.`,
  );
}
