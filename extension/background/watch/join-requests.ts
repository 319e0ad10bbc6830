/** Joins what the browser saw of requests with what the page's hooks and timing told of them. Pure. */
import type { PageRequestView } from '../../../shared/tools/watch-shapes.ts';
import type { ToolOutput } from '../../../shared/tools/types.ts';
import type { SeenRequest } from './network-log.ts';

type Body = ToolOutput<'frame_watched'>['bodies'][number];
export type FrameTiming = ToolOutput<'frame_timings'>['timings'][number] & {
  /** Origin of the frame's document. */
  readonly by: string;
};

/** A page begins a request, and the browser says so, within this of each other. */
const SAME_MS = 2_000;

export interface RequestParts {
  readonly seen: readonly SeenRequest[];
  readonly bodies: readonly Body[];
  readonly timings: readonly FrameTiming[];
}

const timeOf = (at: number): string => new Date(at).toISOString();
const round = (ms: number): number => Math.round(ms * 10) / 10;

/** The page's word for the request that the browser saw: the nearest in time of the same address and method. */
function takeBody(bodies: Set<Body>, { url, method, at }: SeenRequest): Body | undefined {
  const fits = [...bodies]
    .filter((body) => body.url === url && body.method === method && Math.abs(body.at - at) < SAME_MS)
    .toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
  const [body] = fits;
  if (body !== undefined) bodies.delete(body);
  return body;
}

/** Oldest first. Of what was before watching began only the page's timing knows. */
export function joinRequests({ seen, bodies, timings }: RequestParts): PageRequestView[] {
  const left = new Set(bodies);
  const watched = seen.map((request): PageRequestView => {
    const body = takeBody(left, request);
    return {
      at: timeOf(request.at),
      method: request.method,
      url: request.url,
      by: request.by,
      type: request.type,
      status: request.status,
      mime: request.mime,
      ms: round(request.ms),
      bytes: request.bytes,
      fromCache: request.fromCache,
      error: request.error,
      seen: 'watched',
      requestHeaders: request.requestHeaders,
      responseHeaders: request.responseHeaders,
      ...(body !== undefined && { requestBody: body.requestBody, responseBody: body.responseBody }),
    };
  });
  const known = (timing: FrameTiming) =>
    seen.some(({ url, at }) => url === timing.url && Math.abs(at - timing.at) < SAME_MS);
  const before = timings
    .filter((timing) => !known(timing))
    .map(({ at, url, by, type, status, mime, ms, bytes, fromCache }): PageRequestView => ({
      at: timeOf(at),
      method: '',
      url,
      by,
      type,
      status,
      mime,
      ms: round(ms),
      bytes,
      fromCache,
      error: '',
      seen: 'timing',
    }));
  return [...before, ...watched].toSorted((a, b) => a.at.localeCompare(b.at));
}
