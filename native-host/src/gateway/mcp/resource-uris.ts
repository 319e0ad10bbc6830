/** The addresses of what a client can read besides calling tools. Pure. */

export type ResourceAddress =
  | { readonly kind: 'tab'; readonly tab: string; readonly view: 'snapshot' | 'text' | 'screenshot' }
  | { readonly kind: 'run'; readonly runId: string; readonly isJournal: boolean }
  | { readonly kind: 'handle'; readonly id: string; readonly offset: number };

/** Stands for a client's own current tab. */
export const CURRENT = 'current';

const TAB = /^arq:\/\/tabs\/([^/?]{1,100})\/(snapshot|text|screenshot)$/;
const RUN = /^arq:\/\/runs\/([\w-]{1,60})(\/journal)?$/;
const HANDLE = /^arq:\/\/handles\/([0-9a-f]{24})(?:\?offset=(\d{1,9}))?$/;

/** Undefined for what is no address of ARQ's. */
export function parseResourceUri(uri: string): ResourceAddress | undefined {
  const [, tab, view] = TAB.exec(uri) ?? [];
  if (tab !== undefined && (view === 'snapshot' || view === 'text' || view === 'screenshot')) {
    return { kind: 'tab', tab, view };
  }
  const [, runId, journal] = RUN.exec(uri) ?? [];
  if (runId !== undefined) return { kind: 'run', runId, isJournal: journal !== undefined };
  const [, id, offset = '0'] = HANDLE.exec(uri) ?? [];
  return id === undefined ? undefined : { kind: 'handle', id, offset: Number(offset) };
}

export const runUri = (runId: string): string => `arq://runs/${runId}`;

const VIEWS = [
  { view: 'snapshot', title: 'Outline', mimeType: 'text/plain' },
  { view: 'text', title: 'Text', mimeType: 'text/plain' },
  { view: 'screenshot', title: 'Screenshot', mimeType: 'image/png' },
] as const;

/** What there always is: the page in the current tab. */
export const currentTabResources = VIEWS.map(({ view, title, mimeType }) => ({
  uri: `arq://tabs/${CURRENT}/${view}`,
  name: `current-${view}`,
  title: `${title} of the current tab`,
  mimeType,
}));

export const resourceTemplates = [
  ...VIEWS.map(({ view, title, mimeType }) => ({
    uriTemplate: `arq://tabs/{tab}/${view}`,
    name: `tab-${view}`,
    title: `${title} of a tab`,
    description: 'tab is an id of tabs_list, or current',
    mimeType,
  })),
  { uriTemplate: 'arq://runs/{runId}', name: 'run', title: 'A run and its steps', mimeType: 'application/json' },
  {
    uriTemplate: 'arq://runs/{runId}/journal',
    name: 'run-journal',
    title: 'Journal of a run',
    mimeType: 'application/json',
  },
  {
    uriTemplate: 'arq://handles/{id}{?offset}',
    name: 'handle',
    title: 'What a tool result was too large for',
    description: 'offset: characters to skip',
  },
];
