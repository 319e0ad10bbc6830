/**
 * Addresses as people and models write them, made loadable. The only place that reads one: what this returns is what
 * policy judges and what the browser opens. Pure.
 */
import type { Principal } from './principal.ts';
import { ArqError } from '../protocol/errors.ts';

const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|[\w-]+\.localhost)(:\d+)?([/?#]|$)/i;
/** What names on the network are made of. URLs allow more, such as `$(…)`, which only serves to trick who reads them. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])$/i;

/** The input of a tool that opens an address, with what will be opened; an empty one is an empty page. Throws `page.url_refused`. */
export function withAddress<Input>(input: Input, { kind }: Pick<Principal, 'kind'>): Input {
  if (typeof input !== 'object' || input === null || !('url' in input) || typeof input.url !== 'string') return input;
  const url = input.url.trim() === '' ? 'about:blank' : toWebAddress(input.url);
  // What a program may read of the disk is settled by the folders it was given, not by what a browser shows.
  if (url.startsWith('file:') && (kind === 'client' || kind === 'model'))
    throw new ArqError('page.url_refused', 'Files of this computer are opened by its user alone. See files_read.');
  return { ...input, url };
}

/** Absolute address; a bare host gets `https://`, one of this computer `http://`. Throws `page.url_refused`. */
export function toWebAddress(written: string): string {
  const text = written.trim();
  const hasScheme =
    /^[a-z][a-z\d+.-]*:\/\//i.test(text) || /^(about|data|file|javascript|view-source|mailto|blob):/i.test(text);
  const address = hasScheme ? text : `${LOCAL.test(text) ? 'http' : 'https'}://${text}`;
  if (address === 'about:blank') return address;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url === undefined || (isWeb && !HOST.test(url.hostname))) {
    throw new ArqError(
      'page.url_refused',
      `“${written.slice(0, 200)}” is no address. Give one such as https://example.org/.`,
    );
  }
  if (isWeb || url.protocol === 'file:') return url.href;
  throw new ArqError(
    'page.url_refused',
    `ARQ opens web addresses (http or https), not ${url.protocol.slice(0, 30)} ones. Open “${written.slice(0, 200)}” yourself if you want it.`,
  );
}
