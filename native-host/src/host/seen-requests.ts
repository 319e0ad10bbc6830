/** What a token that is limited to sites is told of a page's requests: those that documents of its sites made. Pure. */
import { z } from 'zod';
import type { ToolOutput } from '../../../shared/tools/types.ts';

const harFile = z.looseObject({
  log: z.looseObject({ entries: z.array(z.looseObject({ _by: z.string() })) }),
});

/** `sees` tells by its address whether a page is there for the caller. */
export function seenRequests(
  { url, requests, har, ...about }: ToolOutput<'page_read_network'>,
  sees: (url: string) => boolean,
): ToolOutput<'page_read_network'> {
  // The tab may have gone elsewhere since it was asked about.
  if (!sees(url)) return { ...about, url: '', requests: [] };
  return {
    ...about,
    url,
    requests: requests.filter(({ by }) => sees(by)),
    ...(har !== undefined && { har: seenHar(har, sees) }),
  };
}

function seenHar(har: string, sees: (url: string) => boolean): string {
  const { log, ...rest } = harFile.parse(JSON.parse(har));
  return JSON.stringify({ ...rest, log: { ...log, entries: log.entries.filter(({ _by }) => sees(_by)) } });
}
