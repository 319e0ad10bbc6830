/** Which HTTP status an error of ARQ's is told with. The one table; SECURITY.md and docs/rest.md rely on it. */
import type { ArqErrorCode } from '../../../../shared/protocol/errors.ts';

const byCode: Readonly<Record<ArqErrorCode, number>> = {
  'gateway.target_invalid': 400,
  'gateway.http_invalid': 400,
  'gateway.body_invalid': 400,
  'gateway.body_too_deep': 400,
  'gateway.path_invalid': 400,
  'gateway.query_invalid': 400,
  'gateway.header_invalid': 400,
  'gateway.cursor_invalid': 400,
  'gateway.host_refused': 403,
  'gateway.origin_refused': 403,
  'gateway.cross_site_refused': 403,
  'gateway.route_unknown': 404,
  'gateway.method_not_allowed': 405,
  'gateway.version_unknown': 406,
  'gateway.not_acceptable': 406,
  'gateway.request_timeout': 408,
  'gateway.body_too_large': 413,
  'gateway.media_type_unknown': 415,
  'gateway.rate_limited': 429,
  'gateway.headers_too_large': 431,
  'gateway.busy': 503,
  'host.stopping': 503,
  'token.missing': 401,
  'token.invalid': 401,
  'token.expired': 401,
  'token.revoked': 401,
  'token.locked_out': 429,
  'policy.too_many_asked': 429,
  'policy.too_many_runs': 429,
  'tool.input_invalid': 400,
  'tool.not_available': 404,
  'tool.output_invalid': 502,
  'tabs.required': 422,
  'tabs.in_use': 409,
  'tabs.not_held': 409,
  'runs.tab_busy': 409,
  'runs.still_active': 409,
  'call.cancelled': 499,
  'call.in_doubt': 409,
  'call.in_progress': 409,
  'call.key_reused': 422,
  'token.name_taken': 409,
  'token.ended': 409,
  'token.ambiguous': 409,
  'browser.none_connected': 503,
  'browser.gone': 503,
  'store.full': 507,
  'files.disk_full': 507,
};

/** For codes not named above, by their problem, then by their area. */
const byProblem: Readonly<Record<string, number>> = {
  not_found: 404,
  timed_out: 504,
  timeout: 504,
};
const byArea: Readonly<Record<string, number>> = {
  policy: 403,
  internal: 500,
  store: 500,
  host: 503,
  link: 503,
  protocol: 502,
  browser: 503,
};

/** Understood and permitted, but the world was not so: the covered button, the closed tab, the missing file. */
const DEFAULT_STATUS = 422;

export function statusOf(code: ArqErrorCode): number {
  if (Object.hasOwn(byCode, code)) return byCode[code] ?? DEFAULT_STATUS;
  const dot = code.indexOf('.');
  const problem = code.slice(dot + 1);
  const area = code.slice(0, dot);
  if (Object.hasOwn(byProblem, problem)) return byProblem[problem] ?? DEFAULT_STATUS;
  return Object.hasOwn(byArea, area) ? (byArea[area] ?? DEFAULT_STATUS) : DEFAULT_STATUS;
}
