/**
 * The requests of watched tabs as the browser tells them (`webRequest`, which only looks), for as long as the document
 * that the tab shows and the worker live. Headers are kept without credentials. Whoever tells of them leaves out what
 * may not be told (`told-requests.ts`). Background only.
 */
import { browser, type Browser } from 'wxt/browser';
import { redactAddress } from '../../../shared/policy/redact-address.ts';
import { redactHeaders, type Header } from '../../../shared/page/redact-headers.ts';
import { isFirefox } from '../browser-kind.ts';
import { makerOf } from './request-maker.ts';
import { TabRequests } from './tab-requests.ts';

export interface SeenRequest {
  readonly id: string;
  /** -1 for a worker's. */
  readonly frameId: number;
  /** Origin of the document that made it, or that it loads into a frame; empty where the browser does not tell. */
  readonly by: string;
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly type: string;
  status: number;
  mime: string;
  ms: number;
  bytes: number;
  fromCache: boolean;
  error: string;
  requestHeaders: Header[];
  responseHeaders: Header[];
}

type RawHeaders = Browser.webRequest.HttpHeader[] | undefined;

const headersOf = (raw: RawHeaders): Header[] =>
  redactHeaders((raw ?? []).map(({ name, value }) => ({ name, value: value ?? '' })));

const valueOf = (headers: readonly Header[], name: string): string =>
  headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';

export class NetworkLog {
  readonly #tabs = new Map<number, { readonly requests: TabRequests; stop(): void }>();

  /** Oldest first; empty for a tab that is not watched. */
  of(tabId: number): readonly SeenRequest[] {
    return this.#tabs.get(tabId)?.requests.list ?? [];
  }

  /** Of documents before the one that came into the frame nothing is kept. */
  noteDocument(tabId: number, frameId: number, url: string): void {
    this.#tabs.get(tabId)?.requests.noteDocument(frameId, redactAddress(url));
  }

  watch(tabId: number, isWatched: boolean): void {
    if (isWatched && !this.#tabs.has(tabId)) this.#tabs.set(tabId, listenTo(tabId));
    else if (!isWatched) {
      this.#tabs.get(tabId)?.stop();
      this.#tabs.delete(tabId);
    }
  }
}

function listenTo(tabId: number): { readonly requests: TabRequests; stop(): void } {
  const { webRequest } = browser;
  const filter = { urls: ['<all_urls>'], tabId };
  const requests = new TabRequests();
  const onBegin = (details: Browser.webRequest.OnBeforeRequestDetails): undefined => {
    const { requestId, frameId, timeStamp, method, url, type } = details;
    requests.begin({
      id: requestId,
      frameId,
      by: makerOf(details),
      at: timeStamp,
      method,
      url: redactAddress(url),
      type,
      status: 0,
      mime: '',
      ms: 0,
      bytes: 0,
      fromCache: false,
      error: '',
      requestHeaders: [],
      responseHeaders: [],
    });
    return undefined;
  };
  const onSend = ({ requestId, requestHeaders }: Browser.webRequest.OnSendHeadersDetails) =>
    requests.change(requestId, (request) => {
      request.requestHeaders = headersOf(requestHeaders);
    });
  const onAnswer = (details: Browser.webRequest.OnCompletedDetails | Browser.webRequest.OnBeforeRedirectDetails) =>
    requests.change(details.requestId, (request) => {
      const headers = headersOf(details.responseHeaders);
      request.status = details.statusCode;
      request.fromCache = details.fromCache;
      request.responseHeaders = headers;
      request.mime = valueOf(headers, 'content-type');
      request.ms = details.timeStamp - request.at;
      // Firefox counts; elsewhere the server's word, where it gives one.
      const { responseSize } = details as { readonly responseSize?: number };
      request.bytes = responseSize ?? (Number(valueOf(headers, 'content-length')) || 0);
      requests.end(details.requestId);
    });
  const onError = ({ requestId, error, timeStamp }: Browser.webRequest.OnErrorOccurredDetails) =>
    requests.change(requestId, (request) => {
      request.error = error;
      request.ms = timeStamp - request.at;
      requests.end(requestId);
    });
  // Chromium leaves cookies and the like out of the list unless asked; here their names count.
  const extra = isFirefox ? [] : ['extraHeaders'];
  webRequest.onBeforeRequest.addListener(onBegin, filter);
  webRequest.onSendHeaders.addListener(onSend, filter, ['requestHeaders', ...extra] as never);
  webRequest.onBeforeRedirect.addListener(onAnswer, filter, ['responseHeaders', ...extra] as never);
  webRequest.onCompleted.addListener(onAnswer, filter, ['responseHeaders', ...extra] as never);
  webRequest.onErrorOccurred.addListener(onError, filter);
  return {
    requests,
    stop() {
      webRequest.onBeforeRequest.removeListener(onBegin);
      webRequest.onSendHeaders.removeListener(onSend);
      webRequest.onBeforeRedirect.removeListener(onAnswer);
      webRequest.onCompleted.removeListener(onAnswer);
      webRequest.onErrorOccurred.removeListener(onError);
    },
  };
}
