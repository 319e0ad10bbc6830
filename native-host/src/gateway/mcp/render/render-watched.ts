/** Answers about what pages wrote to their console and asked of servers, and what sites keep. Pure. */
import type { ToolOutput } from '../../../../../shared/tools/types.ts';
import type { Rendered } from './rendered.ts';

const clock = (at: string): string => at.slice(11, 23);
const began = (isNew: boolean, since: string): string =>
  isNew
    ? 'Watching begins with this call; nothing earlier is seen. Reload the page to see it load.'
    : `Watched since ${since}.`;

export function renderConsole({ since, isNew, lines, dropped, truncated }: ToolOutput<'page_read_console'>): Rendered {
  const said = lines.map(
    ({ at, level, text, source }) => `${clock(at)} ${level}: ${text}${source === '' ? '' : ` (${source})`}`,
  );
  const lost = [
    ...(truncated ? ['Earlier lines are left out; limit shows more.'] : []),
    ...(dropped > 0 ? [`${dropped} lines were too many to be kept.`] : []),
  ];
  const none = lines.length === 0 ? ['The page has written nothing.'] : [];
  return {
    text: [began(isNew, since), ...lost, ...none, ...said].join('\n'),
    advice: 'levels, text or after show fewer',
  };
}

type Requests = ToolOutput<'page_read_network'>;

function lineOf({
  at,
  method,
  url,
  type,
  status,
  ms,
  bytes,
  fromCache,
  error,
  seen,
}: Requests['requests'][number]): string {
  const outcome = error === '' ? String(status === 0 ? '-' : status) : error;
  const size = fromCache ? 'cache' : `${bytes} B`;
  const earlier = seen === 'timing' ? ' (earlier)' : '';
  return `${clock(at)} ${method === '' ? '-' : method} ${outcome} ${type} ${Math.round(ms)} ms ${size} ${url}${earlier}`;
}

function detailsOf({
  requestHeaders,
  responseHeaders,
  requestBody,
  responseBody,
}: Requests['requests'][number]): string[] {
  const headers = (mark: string, list: Requests['requests'][number]['requestHeaders']) =>
    (list ?? []).map(({ name, value }) => `  ${mark} ${name}: ${value}`);
  return [
    ...headers('>', requestHeaders),
    ...(requestBody === undefined || requestBody === '' ? [] : [`  > ${requestBody}`]),
    ...headers('<', responseHeaders),
    ...(responseBody === undefined || responseBody === '' ? [] : [`  < ${responseBody}`]),
  ];
}

export function renderNetwork({ since, isNew, requests, har, truncated }: Requests): Rendered {
  if (har !== undefined) {
    const file = { name: 'Requests as HAR', mime: 'application/json', text: har };
    return { text: `${began(isNew, since)} The HAR file is linked.`, files: [file] };
  }
  const cut = truncated ? ['Earlier requests are left out; limit shows more.'] : [];
  const none = requests.length === 0 ? ['No such request.'] : [];
  const lines = requests.flatMap((request) => [lineOf(request), ...detailsOf(request)]);
  return {
    text: [began(isNew, since), ...cut, ...none, ...lines].join('\n'),
    advice: 'text, types or failed show fewer',
  };
}

export function renderCookies({ site, cookies }: ToolOutput<'storage_list_cookies'>): Rendered {
  if (cookies.length === 0) return { text: `${site} has no such cookies.` };
  const lines = cookies.map(({ name, value, domain, path, expires, httpOnly, secure, sameSite }) =>
    [
      `${name}=${value};`,
      `${domain}${path}`,
      expires === '' ? 'session' : `until ${expires}`,
      ...(httpOnly ? ['httpOnly'] : []),
      ...(secure ? ['secure'] : []),
      sameSite,
    ].join(' '),
  );
  return { text: lines.join('\n'), advice: 'name shows one' };
}

export function renderItems({ site, items }: ToolOutput<'storage_list_items'>): Rendered {
  if (items.length === 0) return { text: `${site} keeps no such items.` };
  const lines = items.map(
    ({ name, value, chars }) => `${name} = ${value}${chars > value.length ? `… (${chars} characters)` : ''}`,
  );
  return { text: lines.join('\n'), advice: 'name shows one' };
}
