/** Which of a tab's requests may be told: those of documents that may be read, to sites that may be told of. Pure. */
import type { Header } from '../../../shared/page/redact-headers.ts';
import { HIDDEN, redactAddress } from '../../../shared/policy/redact-address.ts';
import { isListed, siteOf } from '../../../shared/policy/site.ts';
import type { Frame } from '../page-frames.ts';
import type { SeenRequest } from './network-log.ts';
import { isNavigation, webOriginOf } from './request-maker.ts';

/** Sockets have sites as well. */
const hostOf = (url: string): string => siteOf(url.replace(/^ws/, 'http')) ?? '';

/** Origin of the nearest document around that has one of its own: what has none belongs to it. Empty when none has. */
export function frameOrigin(frameId: number, frames: readonly Frame[]): string {
  const frame = frames.find((one) => one.frameId === frameId);
  if (frame === undefined) return '';
  return (
    webOriginOf(frame.url) ||
    frameOrigin(
      frame.parentFrameId,
      frames.filter((one) => one !== frame),
    )
  );
}

const bare = (url: string): string => redactAddress(url).split('#', 1)[0] ?? '';
const withoutQuery = (url: string): string => url.replace(/\?[^#]*/, '?hidden');

/**
 * The document that sent a form is gone, and nobody knows any more which of its values were private. Only the address
 * that is shown is known to whoever sees the tab.
 */
function withoutSent(request: SeenRequest, frames: readonly Frame[]): SeenRequest {
  const frame = frames.find(({ frameId }) => frameId === request.frameId);
  if (!isNavigation(request) || (frame !== undefined && bare(frame.url) === bare(request.url))) return request;
  const responseHeaders = request.responseHeaders.map(({ name, value }) => ({
    name,
    value: /^location$/i.test(name) ? withoutQuery(value) : value,
  }));
  return { ...request, url: withoutQuery(request.url), responseHeaders };
}

/** Of `frames`, which were read, and of workers; nothing of listed sites, nor what is asked of them. */
export function toldRequests(
  seen: readonly SeenRequest[],
  frames: readonly Frame[],
  never: readonly string[],
): SeenRequest[] {
  const isNever = (url: string) => isListed(hostOf(url), never);
  const withoutNever = (headers: readonly Header[]): Header[] =>
    headers.map(({ name, value }) => ({ name, value: isNever(value) ? HIDDEN : value }));
  const isRead = ({ frameId }: SeenRequest) => frameId < 0 || frames.some((frame) => frame.frameId === frameId);
  return seen
    .filter((request) => isNavigation(request) || isRead(request))
    .map((request) => ({ ...request, by: request.by || frameOrigin(request.frameId, frames) }))
    .filter(({ by, url }) => by !== '' && !isNever(by) && !isNever(url))
    .map((request) => withoutSent(request, frames))
    .map((request) => ({
      ...request,
      requestHeaders: withoutNever(request.requestHeaders),
      responseHeaders: withoutNever(request.responseHeaders),
    }));
}

/** Of frames that may be read: without what they ask of listed sites. */
export function toldTimings<Timing extends { readonly url: string }>(
  timings: readonly Timing[],
  never: readonly string[],
): Timing[] {
  return timings.filter(({ url }) => !isListed(hostOf(url), never));
}
