/** Requests as a HAR file. http://www.softwareishard.com/blog/har-12-spec/ Pure. */
import type { PageRequestView } from '../tools/watch-shapes.ts';

/** `-1` is HAR's word for what is not known. */
const UNKNOWN = -1;

interface About {
  readonly url: string;
  readonly title: string;
  readonly since: string;
  /** Version of ARQ. */
  readonly version: string;
}

function queryOf(url: string): { name: string; value: string }[] {
  return URL.canParse(url) ? [...new URL(url).searchParams].map(([name, value]) => ({ name, value })) : [];
}

function entryOf(request: PageRequestView): object {
  const { at, method, url, by, type, status, mime, ms, bytes, error, requestHeaders, responseHeaders } = request;
  const { requestBody, responseBody, fromCache } = request;
  const sent = (requestHeaders ?? []).find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  return {
    pageref: 'page_1',
    startedDateTime: at,
    time: ms,
    request: {
      method: method === '' ? 'GET' : method,
      url,
      httpVersion: '',
      cookies: [],
      headers: requestHeaders ?? [],
      queryString: queryOf(url),
      headersSize: UNKNOWN,
      bodySize: requestBody?.length ?? UNKNOWN,
      ...(requestBody !== undefined && requestBody !== '' && { postData: { mimeType: sent, text: requestBody } }),
    },
    response: {
      status,
      statusText: '',
      httpVersion: '',
      cookies: [],
      headers: responseHeaders ?? [],
      content: {
        size: responseBody?.length ?? bytes,
        mimeType: mime,
        ...(responseBody !== undefined && { text: responseBody }),
      },
      redirectURL: (responseHeaders ?? []).find(({ name }) => name.toLowerCase() === 'location')?.value ?? '',
      headersSize: UNKNOWN,
      bodySize: bytes,
      ...(error !== '' && { _error: error }),
    },
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    _resourceType: type,
    _fromCache: fromCache,
    _by: by,
  };
}

export function harOf(requests: readonly PageRequestView[], { url, title, since, version }: About): string {
  const pages = [{ startedDateTime: since, id: 'page_1', title: title === '' ? url : title, pageTimings: {} }];
  const log = { version: '1.2', creator: { name: 'ARQ', version }, pages, entries: requests.map(entryOf) };
  return JSON.stringify({ log });
}
