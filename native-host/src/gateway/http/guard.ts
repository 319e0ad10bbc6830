/**
 * What every request must be before anything else looks at it: addressed to this server by a name that is listed, sent
 * by no web page but a listed one, and not by a browser on behalf of another site. A loopback server is a public
 * server: any page can send to it, and a name that its owner points at 127.0.0.1 makes it same-origin. Pure.
 */

/** The few facts that decide. `rawHeaders` as Node has them: names and values in turns. */
export interface GuardedRequest {
  readonly target: string;
  readonly rawHeaders: readonly string[];
}

export interface GuardLists {
  /** `Host` values that mean this server, in lower case, with the port where it is not the scheme's own. */
  readonly hosts: ReadonlySet<string>;
  /** `Origin` values of pages that may speak to it; none unless the owner listed some. */
  readonly origins: ReadonlySet<string>;
}

export interface GuardRefusal {
  readonly status: 400 | 403;
  readonly code: `gateway.${string}`;
  readonly message: string;
}

/** Undefined for a request that may go on. */
export function refusalOf({ target, rawHeaders }: GuardedRequest, lists: GuardLists): GuardRefusal | undefined {
  // The absolute form is for proxies; it would name a host of its own beside the header.
  if (!target.startsWith('/')) return refusals.target;
  let host: string | undefined;
  let hostCount = 0;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const value = rawHeaders[index + 1] ?? '';
    // Lengths first: most headers are none of these, and this runs for every request.
    if (name.length === 4 && name.toLowerCase() === 'host') {
      host = value;
      hostCount += 1;
    } else if (name.length === 6 && name.toLowerCase() === 'origin') {
      if (!lists.origins.has(value)) return refusals.origin;
    } else if (name.length === 14 && name.toLowerCase() === 'sec-fetch-site') {
      // `none` is the address bar, `same-origin` ARQ's own documentation; what is not known yet is refused.
      if (value !== 'none' && value !== 'same-origin' && !isListedOrigin(rawHeaders, lists)) return refusals.site;
    }
  }
  if (hostCount !== 1 || host === undefined || !lists.hosts.has(host.toLowerCase())) return refusals.host;
  return undefined;
}

/** A page that the owner listed is cross-site by nature; its `Origin` says who it is. */
function isListedOrigin(rawHeaders: readonly string[], lists: GuardLists): boolean {
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === 'origin') return lists.origins.has(rawHeaders[index + 1] ?? '');
  }
  return false;
}

const refusals = {
  target: {
    status: 400,
    code: 'gateway.target_invalid',
    message:
      'The request target must be a path that begins with “/”. Send requests to ARQ itself, not through a proxy.',
  },
  host: {
    status: 403,
    code: 'gateway.host_refused',
    message:
      'The Host header does not name this server. Use the address that `arq status` shows, or list the name in settings.json under http.allowedHosts.',
  },
  origin: {
    status: 403,
    code: 'gateway.origin_refused',
    message:
      'A page of this origin may not speak to ARQ. Call it from a program, or list the origin in settings.json under http.allowedOrigins.',
  },
  site: {
    status: 403,
    code: 'gateway.cross_site_refused',
    message: 'A browser sent this on behalf of another site. Call ARQ from a program instead.',
  },
} as const satisfies Record<string, GuardRefusal>;
