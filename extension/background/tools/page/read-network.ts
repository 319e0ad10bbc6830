import { browser } from 'wxt/browser';
import { harOf } from '../../../../shared/page/har.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { CHILD_FRAME_MS } from '../../frame-times.ts';
import { readNeverSites } from '../../never-sites.ts';
import { readFrames } from '../../read/read-frames.ts';
import { resolveTarget } from '../../resolve-target.ts';
import { joinRequests } from '../../watch/join-requests.ts';
import { scrubRequests } from '../../watch/scrub-requests.ts';
import { frameOrigin, toldRequests, toldTimings } from '../../watch/told-requests.ts';

const DEFAULT_REQUESTS = 100;

export const handlePageReadNetwork: ToolHandler<'page_read_network', BackgroundContext> = async (
  { text = '', types, failed = false, headers = false, bodies = false, har = false, limit = DEFAULT_REQUESTS, tab },
  context,
) => {
  const { tabId } = await resolveTarget(context.pages, tab, undefined);
  const { channel, since, isNew } = await context.watches.begin(tabId, 'network', context);
  const [told, timed] = await Promise.all([
    readFrames({ tool: 'frame_watched', tab, input: { channel } }, context),
    readFrames({ tool: 'frame_timings', tab, input: {} }, context),
  ]);
  const never = await readNeverSites();
  const timings = timed.frames.flatMap(({ frameId, output }) =>
    output.timings.map((timing) => ({ ...timing, by: frameOrigin(frameId, timed.frames) })),
  );
  const seen = toldRequests(context.network.of(tabId), told.frames, never);
  const holders = told.frames.filter(({ output }) => output.holdsPrivate).map(({ frameId }) => frameId);
  const scrub = async (texts: readonly string[]) => {
    let clean = [...texts];
    for (const frameId of holders) {
      const input = { channel, texts: clean };
      clean = (await context.pages.call({ tabId, frameId }, 'frame_scrub', input, context, CHILD_FRAME_MS)).texts;
    }
    return clean;
  };
  const wanted = text.toLowerCase();
  const requests = joinRequests({
    ...(await scrubRequests({ seen, timings: toldTimings(timings, never) }, scrub)),
    bodies: told.frames.flatMap(({ output }) => output.bodies),
  })
    .filter(({ url }) => url.toLowerCase().includes(wanted))
    .filter(({ type }) => types === undefined || types.includes(type))
    .filter(({ status, error }) => !failed || error !== '' || status >= 400);
  const shown = requests
    .slice(-limit)
    .map(({ requestHeaders, responseHeaders, requestBody, responseBody, ...request }) => ({
      ...request,
      ...((headers || har) && requestHeaders !== undefined && { requestHeaders, responseHeaders }),
      ...(bodies && requestBody !== undefined && { requestBody, responseBody }),
    }));
  const about = { since: new Date(since).toISOString(), isNew, truncated: requests.length > limit };
  if (!har) return { url: told.url, ...about, requests: shown };
  const { version } = browser.runtime.getManifest();
  const page = { url: told.url, title: told.tab.title ?? '', since: about.since, version };
  return { url: told.url, ...about, requests: [], har: harOf(shown, page) };
};
