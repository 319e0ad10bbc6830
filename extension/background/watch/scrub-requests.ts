/** Takes private values out of the addresses and headers that the browser told of requests. */
import type { Header } from '../../../shared/page/redact-headers.ts';
import { redactAddress } from '../../../shared/policy/redact-address.ts';
import type { FrameTiming } from './join-requests.ts';
import type { SeenRequest } from './network-log.ts';

interface Requests {
  readonly seen: readonly SeenRequest[];
  readonly timings: readonly FrameTiming[];
}

/** `scrub` answers in the order in which it was asked. */
export async function scrubRequests(
  { seen, timings }: Requests,
  scrub: (texts: readonly string[]) => Promise<readonly string[]>,
): Promise<Requests> {
  const headersOf = ({ requestHeaders, responseHeaders }: SeenRequest) => [...requestHeaders, ...responseHeaders];
  const texts = new Set([
    ...[...seen, ...timings].map(({ url }) => url),
    ...seen.flatMap(headersOf).map(({ value }) => value),
  ]);
  const asked = [...texts];
  const answered = await scrub(asked);
  const clean = new Map(asked.map((text, index) => [text, answered[index] ?? '']));
  const valueOf = (text: string) => clean.get(text) ?? '';
  // Written as the page's own word for it, so that the two are known for one.
  const addressOf = (url: string) => (valueOf(url) === url ? url : redactAddress(valueOf(url)));
  const cleanHeaders = (headers: readonly Header[]) =>
    headers.map(({ name, value }) => ({ name, value: valueOf(value) }));
  return {
    seen: seen.map((request) => ({
      ...request,
      url: addressOf(request.url),
      requestHeaders: cleanHeaders(request.requestHeaders),
      responseHeaders: cleanHeaders(request.responseHeaders),
    })),
    timings: timings.map((timing) => ({ ...timing, url: addressOf(timing.url) })),
  };
}
