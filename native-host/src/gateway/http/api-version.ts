/** Which version of the API is meant, by path and by `Accept`; and how a route says that it will go. Pure. */
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { Deprecation } from './route.ts';

export const API_VERSIONS = ['v1'] as const;
export const API_BASE = '/api/v1';

const VENDOR = /^application\/vnd\.arq\.(?<version>[\w.-]+)\+json$/;
const VERSIONED_PATH = /^\/api\/(?<version>v\d+)(?:[/?]|$)/;
const MAX_ACCEPT_LENGTH = 1000;

/** What there is, for a 406. */
const available = {
  versions: API_VERSIONS,
  mediaTypes: [...API_VERSIONS.map((version) => `application/vnd.arq.${version}+json`), 'application/json'],
  paths: API_VERSIONS.map((version) => `/api/${version}`),
};

/** Throws `gateway.version_unknown` for a path below another version than there is. */
export function checkVersionInPath(path: string): void {
  const version = VERSIONED_PATH.exec(path)?.groups?.['version'];
  if (version === undefined || isKnown(version)) return;
  throw unknownVersion(version);
}

/**
 * Throws `gateway.version_unknown` when `Accept` names only other versions, and `gateway.not_acceptable` when it takes
 * nothing that ARQ has. Errors are sent as problem documents whatever it says (RFC 9110, 15.5.7 allows it).
 */
export function checkAccepted(accept: string | undefined): void {
  // The two that nearly everybody sends.
  if (accept === undefined || accept === '*/*' || accept === 'application/json') return;
  const ranges = accept
    .slice(0, MAX_ACCEPT_LENGTH)
    .split(',')
    .map((range) => range.trim().toLowerCase())
    .filter((range) => range !== '' && !/;\s*q=0(?:\.0*)?\s*(?:;|$)/.test(range))
    .map((range) => range.split(';', 1)[0]?.trim() ?? '');
  let unknown: string | undefined;
  for (const range of ranges) {
    if (['*/*', 'application/*', 'application/json', 'application/problem+json'].includes(range)) return;
    const version = VENDOR.exec(range)?.groups?.['version'];
    if (version === undefined) continue;
    if (isKnown(version)) return;
    unknown ??= version;
  }
  if (unknown !== undefined) throw unknownVersion(unknown);
  throw new ArqError(
    'gateway.not_acceptable',
    `ARQ answers here with ${available.mediaTypes.join(' or ')}. Name one of them in Accept, or leave it out.`,
    { data: available },
  );
}

/** Headers of a deprecated route: RFC 9745, RFC 8594, RFC 8288. */
export function deprecationHeaders({ since, sunset, successor }: Deprecation): Record<string, string> {
  return {
    deprecation: `@${Math.floor(Date.parse(since) / 1000)}`,
    sunset: new Date(sunset).toUTCString(),
    ...(successor !== undefined && { link: `<${successor}>; rel="successor-version"` }),
  };
}

const isKnown = (version: string) => (API_VERSIONS as readonly string[]).includes(version);

const unknownVersion = (version: string) =>
  new ArqError(
    'gateway.version_unknown',
    `There is no version ${version.slice(0, 20)} of ARQ's API. There is ${API_VERSIONS.join(', ')}.`,
    { data: available },
  );
